import type { FieldProblem } from "@/lib/api/problem";
import { fieldWords } from "@/lib/errors";

type Checked = Pick<HTMLInputElement, "name" | "type" | "validity" | "minLength" | "maxLength" | "value">;

/** What is wrong with the inputs of a form, by their names and in our words, as far as each says what it takes. */
export function faultsIn(form: Pick<HTMLFormElement, "elements">): Record<string, string> {
  const inputs = [...form.elements].filter((one): one is HTMLInputElement => "validity" in one && "name" in one);
  return Object.fromEntries(
    inputs.flatMap((input) => {
      const fault = input.name ? faultOf(input) : undefined;
      return fault ? [[input.name, fieldWords({ loc: [input.name], msg: "", ...fault })]] : [];
    }),
  );
}

/** Under the codes of the API. A length counts here whoever wrote the text; the browser looks at what was typed alone. */
function faultOf(input: Checked): Pick<FieldProblem, "code" | "params"> | undefined {
  const { type, validity, minLength, maxLength, value } = input;
  if (validity.valueMissing) return { code: "empty" };
  if (value && minLength > value.length) return { code: "too_short", params: { at_least: minLength } };
  if (maxLength >= 0 && value.length > maxLength) return { code: "too_long", params: { at_most: maxLength } };
  if (validity.typeMismatch && type === "email") return { code: "not_an_address" };
  return validity.valid ? undefined : { code: "wrong_form" };
}
