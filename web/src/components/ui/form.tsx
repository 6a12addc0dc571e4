"use client";

import { Plural, Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { FieldValues } from "react-hook-form";
import type { ApiForm } from "@/lib/form";
import { Button } from "./button";
import { Trouble } from "./notice";

type FormProps<Values extends FieldValues> = {
  api: ApiForm<Values>;
  label?: string;
  /** On the button. */
  action?: ReactNode;
  /** Leave the form, where it was opened for the purpose. */
  leave?: () => void;
  className?: string;
  children: ReactNode;
};

/** What every form of settings has: its errors, its fields, and below them what becomes of what was typed. */
export function Form<Values extends FieldValues>({
  api,
  label,
  action,
  leave,
  className,
  children,
}: FormProps<Values>) {
  const { submit, discard, busy, error, unsaved, faults, form, box } = api;
  return (
    <form
      ref={box}
      noValidate
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      className={className ?? "space-y-5"}
    >
      {children}
      {error ? <Trouble error={error} /> : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" variant={unsaved ? "primary" : "plain"} busy={busy}>
          {action ?? <Trans>Save</Trans>}
        </Button>
        {unsaved || leave ? (
          <Button
            variant="quiet"
            onClick={() => {
              discard();
              leave?.();
            }}
          >
            {unsaved ? <Trans>Discard</Trans> : <Trans>Close</Trans>}
          </Button>
        ) : null}
        <p role="status" className="text-sm text-care">
          {unsaved && faults === 0 ? <Trans>Not saved yet.</Trans> : null}
        </p>
        {faults > 0 && form.formState.isSubmitted ? (
          <p role="alert" className="text-sm text-alarm">
            <Plural value={faults} one="One field needs another look." other="# fields need another look." />
          </p>
        ) : null}
      </div>
    </form>
  );
}
