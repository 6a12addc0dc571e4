import { useLingui } from "@lingui/react/macro";
import { fieldsOf, text } from "../../action";
import { BadgeSentences } from "../../badge-line";
import { Written, WrittenLine } from "../../written";
import { FieldList, Line, shownFields, type ViewProps } from "../field-list";
import { Attached } from "./attached";

const LAID_OUT = ["to", "cc", "subject", "body"];

export function LetterHead({ task, kind }: ViewProps) {
  const { t } = useLingui();
  const fields = fieldsOf(task);
  const others = shownFields(kind, fields).filter((name) => !LAID_OUT.includes(name));
  return (
    <>
      <FieldList task={task} kind={kind} names={["to", "cc"]} />
      <Line label={t`Subject`}>
        <WrittenLine task={task} path="subject" text={text(fields.subject)} className="font-medium" />
        <BadgeSentences task={task} path="subject" />
      </Line>
      <Attached task={task} />
      <FieldList task={task} kind={kind} names={others} />
    </>
  );
}

export function LetterBody({ task }: ViewProps) {
  return (
    <div className="pt-6">
      <Written task={task} path="body" text={text(fieldsOf(task).body)} className="letter max-w-[68ch]" />
      <BadgeSentences task={task} path="body" />
    </div>
  );
}
