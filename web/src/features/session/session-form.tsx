import type { FormEvent, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Trouble } from "@/components/ui/notice";
import { fieldError, isCode } from "@/lib/errors";

type SessionFormProps = {
  submit: (event: FormEvent<HTMLFormElement>) => void;
  error: unknown;
  busy: boolean;
  /** On the button. */
  action: string;
  disabled?: boolean;
  above?: ReactNode;
  below?: ReactNode;
  children: ReactNode;
};

/** A form before the session: what went wrong above its fields, and one button under them. */
export function SessionForm({ submit, error, busy, action, disabled, above, below, children }: SessionFormProps) {
  return (
    <form onSubmit={submit} className="space-y-5">
      {error && !isCode(error, "second_factor_required") ? <Trouble error={error} /> : null}
      {above}
      {children}
      <Button variant="primary" type="submit" busy={busy} disabled={disabled ?? false} className="w-full">
        {action}
      </Button>
      {below}
    </form>
  );
}

export function EmailField({ error }: { error: unknown }) {
  return (
    <Field
      label="Email"
      name="email"
      type="email"
      autoComplete="username"
      required
      error={fieldError(error, "email")}
    />
  );
}

/** `field`: what the API calls it, so that what is wrong with it stands beside it. */
export function NewPasswordField({
  label,
  error,
  field = "password",
}: {
  label: string;
  error: unknown;
  field?: string;
}) {
  return (
    <Field
      label={label}
      name="password"
      type="password"
      autoComplete="new-password"
      minLength={12}
      maxLength={128}
      required
      hint="At least 12 characters. A short sentence is good."
      error={fieldError(error, field)}
    />
  );
}
