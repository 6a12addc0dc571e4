"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { SentLetters } from "@/components/sent-letters";
import { LinkButton } from "@/components/ui/button";
import { Notice, Trouble } from "@/components/ui/notice";
import { Awaiting } from "@/components/ui/page";
import { told } from "@/lib/api/client";
import { authVerifyEmail } from "@/lib/api/generated/sdk.gen";
import { useFragment } from "@/lib/fragment";
import { SignInLayout } from "./sign-in-layout";

/** Where the link of the letter leads. */
export function VerifyEmail() {
  const { t } = useLingui();
  const verify = useMutation({
    mutationFn: async (token: string | null) => {
      if (!token) return "broken" as const;
      await told(authVerifyEmail({ body: { token } }));
      return "done" as const;
    },
  });
  useFragment("verify-email", (brought) => verify.mutate(brought.get("token")));
  const { data: outcome, error } = verify;
  const isOver = outcome !== undefined || error !== null;
  const title = error
    ? t`Not verified yet`
    : { done: t`Your address is verified`, broken: t`This link is not whole`, none: t`One moment` }[outcome ?? "none"];
  return (
    <SignInLayout title={title} lead={t`We asked, so that nobody opens an account in your name.`}>
      <div className="space-y-5">
        {isOver ? null : <Awaiting what={t`the answer`} lines={2} />}
        {outcome === "broken" ? (
          <Notice tone="care" title={t`A part of the link is missing`}>
            <p>
              <Trans>Open it from the letter once more. Sign-in and security can send another letter.</Trans>
            </p>
            <SentLetters />
          </Notice>
        ) : null}
        {error ? <Trouble error={error} /> : null}
        {isOver ? (
          <LinkButton href={outcome === "done" ? "/" : "/security/"} variant="primary" className="w-full">
            {outcome === "done" ? t`To what waits for you` : t`To sign-in and security`}
          </LinkButton>
        ) : null}
      </div>
    </SignInLayout>
  );
}
