import { Field } from "@/components/ui/field";
import { fieldError } from "@/lib/errors";

/** The second factor, where one is asked for. */
export function CodeField({ error }: { error: unknown }) {
  return (
    <Field
      label="Code from your authenticator"
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      autoFocus
      hint="Or one of your recovery codes."
      required
      error={fieldError(error, "code")}
    />
  );
}
