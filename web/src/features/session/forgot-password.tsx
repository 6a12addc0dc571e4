"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { SentLetters } from "@/components/sent-letters";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { told } from "@/lib/api/client";
import { authForgotPassword } from "@/lib/api/generated/sdk.gen";
import { EmailField, SessionForm } from "./session-form";
import { LINK, SignInLayout } from "./sign-in-layout";
import { said, useSessionForm } from "./use-sign-in-form";

export function ForgotPassword() {
  const { t } = useLingui();
  const [sent, setSent] = useState<string | null>(null);
  const sending = useSessionForm(async (form) => {
    const email = said(form, "email");
    await told(authForgotPassword({ body: { email } }));
    setSent(email);
  });
  return (
    <SignInLayout
      title={t`Forgot the password`}
      lead={t`We send a link by which you set another. It is good for half an hour.`}
      below={
        <Link href="/sign-in/" className={LINK}>
          <Trans>Back to signing in</Trans>
        </Link>
      }
    >
      <SessionForm
        sending={sending}
        action={sent ? t`Send it once more` : t`Send the link`}
        above={
          sent ? (
            <div role="status">
              <Notice title={t`Look into your mail`}>
                <p>
                  <Trans>
                    If there is an account with <bdi>{sent}</bdi>, a link is on its way. Nothing there after five
                    minutes? Look among the spam, or ask once more.
                  </Trans>
                </p>
                <SentLetters />
              </Notice>
            </div>
          ) : null
        }
      >
        <EmailField error={sending.error} />
      </SessionForm>
    </SignInLayout>
  );
}
