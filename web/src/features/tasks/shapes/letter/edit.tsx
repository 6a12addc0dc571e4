import { Trans } from "@lingui/react/macro";
import { errorOf } from "../errors";
import { FieldForm, type FormProps } from "../field-form";
import { FileName, filesIn } from "./attached";

export function LetterForm(props: FormProps) {
  return (
    <>
      <FieldForm {...props} letter />
      <Files {...props} />
    </>
  );
}

/** A file can be taken out, and none put in: each was looked up where it lies. */
function Files({ action, draft, change, error }: FormProps) {
  const files = filesIn(action);
  if (files.length === 0) return null;
  const toggle = (at: number) =>
    change({ left: draft.left.includes(at) ? draft.left.filter((one) => one !== at) : [...draft.left, at] });
  const refused = errorOf(error, "attachments");
  return (
    <fieldset className="space-y-1">
      <legend className="text-sm font-medium">
        <Trans>Files that go along</Trans>
      </legend>
      {files.map((one, at) => (
        <label key={`${one.message_id}/${one.part}`} className="flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            className="size-5 accent-sign"
            checked={!draft.left.includes(at)}
            onChange={() => toggle(at)}
          />
          <FileName file={one} />
        </label>
      ))}
      {refused ? <p className="text-sm text-alarm">{refused}</p> : null}
    </fieldset>
  );
}
