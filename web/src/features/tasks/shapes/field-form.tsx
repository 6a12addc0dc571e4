import { Area, Choice, Field } from "@/components/ui/field";
import { useZone } from "@/components/ui/moment";
import { fieldError } from "@/lib/errors";
import { type Fields, named, text } from "../action";
import type { FieldFacts, Kind } from "../kinds";
import { type Draft, editableFields } from "./draft";

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
  const fields = editableFields(kind, action).filter(({ role }) => role !== "item");
  const firstList = fields.find(({ many }) => many);
  return fields.map((field) => (
    <Control
      key={field.name}
      field={field}
      before={action[field.name]}
      value={draft.typed[field.name] ?? ""}
      type={(value) => change({ typed: { ...draft.typed, [field.name]: value } })}
      error={fieldError(error, field.name)}
      hint={field === firstList ? "Several addresses: one comma between two." : undefined}
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

function Control({ field: { name, role, longest, choices }, before, value, type, error, hint, letter }: ControlProps) {
  const { timeZone } = useZone();
  const common = { label: named(name), value, error, hint };
  const typed = { ...common, onChange: ({ target }: { target: { value: string } }) => type(target.value) };
  switch (role) {
    case "recipient":
    case "correspondent":
      return <Field {...typed} autoComplete="off" />;
    case "moment":
      return <Field {...typed} type="datetime-local" hint={`The time in ${timeZone}.`} required />;
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
