"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { SentLetters } from "@/components/sent-letters";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice, Trouble } from "@/components/ui/notice";
import { Section } from "@/components/ui/page";
import { told } from "@/lib/api/client";
import { authChangeEmail, authResendVerification } from "@/lib/api/generated/sdk.gen";
import type { UserOut } from "@/lib/api/generated/types.gen";
import { fieldError } from "@/lib/errors";

export function Address({ user }: { user: UserOut }) {
  const [changing, setChanging] = useState(false);
  const resend = useMutation({ mutationFn: () => told(authResendVerification()) });
  const change = useMutation({ mutationFn: (email: string) => told(authChangeEmail({ body: { email } })) });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    change.mutate(String(new FormData(event.currentTarget).get("email")));
  };
  return (
    <Section id="address" title="Email" lead="You sign in with it, and letters about your account go there.">
      <div className="space-y-4">
        <p>
          <bdi className="font-medium">{user.email}</bdi>{" "}
          <span className={user.email_verified ? "text-good" : "text-care"}>
            {user.email_verified ? "verified" : "not verified yet"}
          </span>
        </p>
        {user.email_verified ? null : (
          <div className="space-y-3">
            <p className="text-soft">Open the link in the letter that we sent there. Until then some things wait.</p>
            <SentLetters />
            {resend.error ? <Trouble error={resend.error} /> : null}
            {resend.isSuccess ? (
              <p role="status">Another letter is on its way. Only its link counts now.</p>
            ) : (
              <Button onClick={() => resend.mutate()} busy={resend.isPending}>
                Send the letter again
              </Button>
            )}
          </div>
        )}
        {change.isSuccess ? (
          <div role="status">
            <Notice title="One more step">
              <p>
                A link went to <bdi>{change.variables}</bdi>. Nothing changes until you open it, in this browser.
              </p>
              <SentLetters />
            </Notice>
          </div>
        ) : changing ? (
          <form onSubmit={submit} className="space-y-4">
            {change.error ? <Trouble error={change.error} /> : null}
            <Field
              label="New address"
              name="email"
              type="email"
              autoComplete="email"
              required
              error={fieldError(change.error, "email")}
            />
            <div className="flex flex-wrap gap-2">
              <Button variant="primary" type="submit" busy={change.isPending}>
                Send the link
              </Button>
              <Button variant="quiet" onClick={() => setChanging(false)}>
                Keep the old one
              </Button>
            </div>
          </form>
        ) : (
          <Button onClick={() => setChanging(true)}>Change the address</Button>
        )}
      </div>
    </Section>
  );
}
