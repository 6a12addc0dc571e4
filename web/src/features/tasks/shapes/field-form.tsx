import { useLingui } from "@lingui/react/macro";
import { Area, Choice, Field } from "@/components/ui/field";
import { useZone } from "@/components/ui/moment";
import { type Fields, text } from "../action";
import { named } from "../fields";
import type { FieldFacts, Kind } from "../kinds";
import type { Draft } from "../unsaved";
import { editableFields } from "./draft";
import { errorOf } from "./errors";

export type FormProps = {
  kind: Kind;
  action: Fields;
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  error: unknown;
};

/** Longer than a line of a header (RFC 5322, 2.1.1). */
const A_LINE = 998;

/** A control for each editable field, by what the field is. `letter`: long words are set as in a letter. */
export function FieldForm({ kind, action, draft, change, error, letter }: FormProps & { letter?: boolean }) {
  const { t } = useLingui();
  const fields = editableFields(kind, action).filter(({ role }) => role !== "item" && role !== "document");
  const firstList = fields.find(({ many }) => many);
  return fields.map((field) => (
    <Control
      key={field.name}
      field={field}
      before={action[field.name]}
      value={draft.typed[field.name] ?? ""}
      type={(value) => change({ typed: { ...draft.typed, [field.name]: value } })}
      error={errorOf(error, field.name)}
      hint={field === firstList ? t`Several addresses: by comma, semicolon or line.` : undefined}
      letter={letter ?? false}
    />
  ));
}

type ControlProps = {
  field: FieldFacts;
  before: unknown;
  value: string;
  type: (value: string) => void;
  error: string | undefined;
  hint: string | undefined;
  letter: boolean;
};

function Control({
  field: { name, role, longest, many, choices },
  before,
  value,
  type,
  error,
  hint,
  letter,
}: ControlProps) {
  const { t } = useLingui();
  const { timeZone } = useZone();
  const common = { label: named(name), value, error, hint };
  const typed = { ...common, onChange: ({ target }: { target: { value: string } }) => type(target.value) };
  switch (role) {
    case "recipient":
    case "correspondent":
      return many ? (
        <Area {...typed} autoComplete="off" rows={1} className="!min-h-11" />
      ) : (
        <Field {...typed} autoComplete="off" />
      );
    case "moment":
      return <Field {...typed} type="datetime-local" hint={t`The time in ${timeZone}.`} required />;
    case "amount":
      return <Field {...typed} label={`${named(name)} (${currencyOf(before)})`} inputMode="decimal" required />;
    case "link":
      return <Field {...typed} type="url" maxLength={longest} required />;
    case "choice":
      return (
        <Choice {...typed}>
          {choices?.map((one) => (
            <option key={one} value={one}>
              {named(one)}
            </option>
          ))}
        </Choice>
      );
    default:
      return longest && longest > A_LINE ? (
        <Area {...typed} maxLength={longest} className={letter ? "font-serif !text-[1.125rem] !leading-[1.6]" : ""} />
      ) : (
        <Field {...typed} maxLength={longest} />
      );
  }
}

const currencyOf = (value: unknown): string =>
  typeof value === "object" && value !== null && "currency" in value ? text(value.currency) : "";
