"use client";

import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Trouble } from "@/components/ui/notice";
import { PlainForm } from "@/components/ui/plain-form";
import { fieldError, isCode } from "@/lib/errors";
import type { Sending } from "./use-sign-in-form";

type SessionFormProps = {
  sending: Sending;
  /** On the button. */
  action: string;
  disabled?: boolean;
  above?: ReactNode;
  below?: ReactNode;
  children: ReactNode;
};

/** A form before the session: what went wrong above its fields and at the one that is to blame, and one button. */
export function SessionForm({ sending, action, disabled, above, below, children }: SessionFormProps) {
  const { submit, error, busy } = sending;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [error]);
  return (
    <PlainForm ref={form} onSubmit={submit} className="space-y-5">
      {error && !isCode(error, "second_factor_required") ? <Trouble error={error} /> : null}
      {above}
      {children}
      <Button variant="primary" type="submit" busy={busy} disabled={disabled ?? false} className="w-full">
        {action}
      </Button>
      {below}
    </PlainForm>
  );
}

export function EmailField({ error }: { error: unknown }) {
  const { t } = useLingui();
  return (
    <Field
      label={t`Email`}
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
  const { t } = useLingui();
  return (
    <Field
      label={label}
      name="password"
      type="password"
      autoComplete="new-password"
      minLength={12}
      maxLength={128}
      required
      hint={t`At least 12 characters. A short sentence is good.`}
      error={fieldError(error, field)}
    />
  );
}

/** The second factor, where one is asked for. */
export function CodeField({ error }: { error: unknown }) {
  const { t } = useLingui();
  return (
    <Field
      label={t`Code from your authenticator`}
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      autoFocus
      hint={t`Or one of your recovery codes.`}
      required
      error={fieldError(error, "code")}
    />
  );
}
