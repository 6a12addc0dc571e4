import { fieldsOf } from "../../action";
import { fieldOf, type Kind } from "../../kinds";
import { FieldList, shownFields, type ViewProps } from "../field-list";

/** What it is called, when it is, and then the rest. */
export function EventHead({ task, kind }: ViewProps) {
  const names = shownFields(kind, fieldsOf(task));
  return <FieldList task={task} kind={kind} names={inOrder(kind, names)} />;
}

function inOrder(kind: Kind, names: string[]): string[] {
  const has = (role: string) => names.filter((name) => fieldOf(kind, name)?.role === role);
  return [...new Set([...has("words").slice(0, 1), ...has("moment"), ...names])];
}
