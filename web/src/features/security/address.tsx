"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { SentLetters } from "@/components/sent-letters";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice, Trouble } from "@/components/ui/notice";
import { Section } from "@/components/ui/page";
import { PlainForm } from "@/components/ui/plain-form";
import { told } from "@/lib/api/client";
import { authChangeEmail, authResendVerification } from "@/lib/api/generated/sdk.gen";
import type { UserOut } from "@/lib/api/generated/types.gen";
import { fieldError } from "@/lib/errors";
import { useOnce } from "@/lib/once";

export function Address({ user }: { user: UserOut }) {
  const { t } = useLingui();
  const [changing, setChanging] = useState(false);
  const resend = useOnce({ mutationFn: () => told(authResendVerification()) });
  const change = useOnce({ mutationFn: (email: string) => told(authChangeEmail({ body: { email } })) });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    change.mutate(String(new FormData(event.currentTarget).get("email")));
  };
  return (
    <Section id="address" title={t`Email`} lead={t`You sign in with it, and letters about your account go there.`}>
      <div className="space-y-4">
        <p>
          <bdi className="font-medium">{user.email}</bdi>{" "}
          <span className={user.email_verified ? "text-good" : "text-care"}>
            {user.email_verified ? t`verified` : t`not verified yet`}
          </span>
        </p>
        {user.email_verified ? null : (
          <div className="space-y-3">
            <p className="text-soft">
              <Trans>Open the link in the letter that we sent there. Until then some things wait.</Trans>
            </p>
            <SentLetters />
            {resend.error ? <Trouble error={resend.error} /> : null}
            {resend.isSuccess ? (
              <p role="status">
                <Trans>Another letter is on its way. Only its link counts now.</Trans>
              </p>
            ) : (
              <Button onClick={() => resend.mutate()} busy={resend.isPending}>
                <Trans>Send the letter again</Trans>
              </Button>
            )}
          </div>
        )}
        {change.isSuccess ? (
          <div role="status">
            <Notice title={t`One more step`}>
              <p>
                <Trans>
                  A link went to <bdi>{change.variables}</bdi>. Nothing changes until you open it, in this browser.
                </Trans>
              </p>
              <SentLetters />
            </Notice>
          </div>
        ) : changing ? (
          <PlainForm onSubmit={submit} className="space-y-4">
            {change.error ? <Trouble error={change.error} /> : null}
            <Field
              label={t`New address`}
              name="email"
              type="email"
              autoComplete="email"
              required
              error={fieldError(change.error, "email")}
            />
            <div className="flex flex-wrap gap-2">
              <Button variant="primary" type="submit" busy={change.isPending}>
                <Trans>Send the link</Trans>
              </Button>
              <Button variant="quiet" onClick={() => setChanging(false)}>
                <Trans>Keep the old one</Trans>
              </Button>
            </div>
          </PlainForm>
        ) : (
          <Button onClick={() => setChanging(true)}>
            <Trans>Change the address</Trans>
          </Button>
        )}
      </div>
    </Section>
  );
}
