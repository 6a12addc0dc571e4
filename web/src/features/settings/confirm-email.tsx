"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useEffect } from "react";
import { LinkButton } from "@/components/ui/button";
import { Notice, Trouble } from "@/components/ui/notice";
import { Awaiting, Page } from "@/components/ui/page";
import { told } from "@/lib/api/client";
import { authConfirmEmail } from "@/lib/api/generated/sdk.gen";
import { signedIn as enter } from "@/lib/api/session";
import { keepFragment, takeFragment } from "@/lib/fragment";
import { useOnceSpoken } from "@/lib/spoken";

const PLACE = "confirm-email";

/** Where the letter to a new address leads; the person has to be signed in. */
export function ConfirmEmail({ signedIn }: { signedIn: boolean }) {
  const { t } = useLingui();
  const confirm = useMutation({
    mutationFn: async (token: string | null) => {
      if (!token) return null;
      const session = await told(authConfirmEmail({ body: { token }, headers: { "X-Token-Transport": "cookie" } }));
      enter(session);
      return session.user.email;
    },
  });
  const { mutate, data: email, error } = confirm;
  useEffect(() => keepFragment(PLACE), []);
  useOnceSpoken(signedIn, () => mutate(takeFragment(PLACE).get("token")));
  return (
    <Page title={email ? t`Your new address counts` : t`Your new address`}>
      {email === undefined && !error ? <Awaiting what={t`the answer`} /> : null}
      {email ? (
        <p className="mb-5 text-soft">
          <Trans>
            From now on you sign in with <bdi className="font-medium text-ink">{email}</bdi>. All other sessions have
            ended.
          </Trans>
        </p>
      ) : null}
      {email === null ? (
        <Notice tone="care" title={t`A part of the link is missing`} className="mb-5">
          <p>
            <Trans>Open it from the letter once more, or ask for another one under Sign-in and security.</Trans>
          </p>
        </Notice>
      ) : null}
      {error ? <Trouble error={error} className="mb-5" /> : null}
      {email !== undefined || error ? (
        <LinkButton href="/security/">
          <Trans>To sign-in and security</Trans>
        </LinkButton>
      ) : null}
    </Page>
  );
}
