"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Trouble } from "@/components/ui/notice";
import { Section } from "@/components/ui/page";
import { PlainForm } from "@/components/ui/plain-form";
import { told } from "@/lib/api/client";
import { authChangePassword } from "@/lib/api/generated/sdk.gen";
import { keys } from "@/lib/api/queries";
import { signedIn } from "@/lib/api/session";
import { fieldError } from "@/lib/errors";
import { useOnce } from "@/lib/once";
import { toast } from "@/lib/toasts";

export function Password() {
  const { t } = useLingui();
  const cache = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const change = useOnce({
    mutationFn: (body: { current_password: string; new_password: string }) =>
      told(authChangePassword({ body, headers: { "X-Token-Transport": "cookie" } })),
    onSuccess: (session) => {
      signedIn(session);
      form.current?.reset();
      toast({ text: t`The new password counts.`, detail: t`Everywhere else you were signed out.` });
      void cache.invalidateQueries({ queryKey: keys.sessions });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    change.mutate({ current_password: String(said.get("current")), new_password: String(said.get("new")) });
  };
  return (
    <Section id="password" title={t`Password`} lead={t`A change signs you out everywhere else.`}>
      <PlainForm ref={form} onSubmit={submit} className="space-y-4">
        {change.error ? <Trouble error={change.error} /> : null}
        <Field
          label={t`Current password`}
          name="current"
          type="password"
          autoComplete="current-password"
          required
          error={fieldError(change.error, "current_password")}
        />
        <Field
          label={t`New password`}
          name="new"
          type="password"
          autoComplete="new-password"
          minLength={12}
          maxLength={128}
          required
          hint={t`At least 12 characters. A short sentence is good.`}
          error={fieldError(change.error, "new_password")}
        />
        <Button type="submit" busy={change.isPending}>
          <Trans>Change the password</Trans>
        </Button>
      </PlainForm>
    </Section>
  );
}
