"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice, Trouble } from "@/components/ui/notice";
import { Section } from "@/components/ui/page";
import { told } from "@/lib/api/client";
import { usersClose } from "@/lib/api/generated/sdk.gen";
import { signedOut } from "@/lib/api/session";
import { useOnce } from "@/lib/once";

export function Close({ email }: { email: string }) {
  const { t } = useLingui();
  const [leaving, setLeaving] = useState(false);
  const [typed, setTyped] = useState("");
  const close = useOnce({ mutationFn: () => told(usersClose()), onSuccess: () => signedOut() });
  const sure = typed.trim().toLowerCase() === email.toLowerCase();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (sure) close.mutate();
  };
  return (
    <Section id="close" title={t`Delete the account`} lead={t`There is no way back from this one.`}>
      {leaving ? (
        <form onSubmit={submit} className="space-y-4">
          {close.error ? <Trouble error={close.error} /> : null}
          <Notice tone="alarm" title={t`All of it goes`}>
            <ul className="list-disc space-y-1 pl-5">
              <li>
                <Trans>Everybody is signed out at once, and nothing more is read or done.</Trans>
              </li>
              <li>
                <Trans>Access to your connected accounts is given back to the providers.</Trans>
              </li>
              <li>
                <Trans>Tasks, their history, rules, preferences and exports are erased within minutes.</Trans>
              </li>
              <li>
                <Trans>
                  What was done at a provider stays done: drafts, sent mails and labels are theirs and yours.
                </Trans>
              </li>
            </ul>
          </Notice>
          <Field
            label={t`Type ${email} to go on`}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
            spellCheck={false}
          />
          <div className="flex flex-wrap gap-2">
            <Button variant="alarm" type="submit" disabled={!sure} busy={close.isPending}>
              <Trans>Delete my account</Trans>
            </Button>
            <Button variant="quiet" onClick={() => setLeaving(false)}>
              <Trans>Keep it</Trans>
            </Button>
          </div>
        </form>
      ) : (
        <Button onClick={() => setLeaving(true)}>
          <Trans>Delete the account</Trans>
        </Button>
      )}
    </Section>
  );
}
