import { fieldsOf } from "../../action";
import { FieldList, shownFields, type ViewProps } from "../field-list";

/** Field by field, as the kind declares them. */
export function RecordHead({ task, kind }: ViewProps) {
  return <FieldList task={task} kind={kind} names={shownFields(kind, fieldsOf(task))} />;
}
