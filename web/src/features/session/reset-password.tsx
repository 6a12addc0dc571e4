"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { told } from "@/lib/api/client";
import { authResetPassword } from "@/lib/api/generated/sdk.gen";
import { signedOut } from "@/lib/api/session";
import { useFragment } from "@/lib/fragment";
import { NewPasswordField, SessionForm } from "./session-form";
import { LINK, SignInLayout } from "./sign-in-layout";
import { said, useSessionForm } from "./use-sign-in-form";

export function ResetPassword() {
  const { t } = useLingui();
  const [token, setToken] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  useFragment("reset-password", (brought) => setToken(brought.get("token") ?? ""));
  const sending = useSessionForm(async (form) => {
    await told(authResetPassword({ body: { token: token ?? "", new_password: said(form, "password") } }));
    signedOut();
    setDone(true);
  });
  if (done) {
    return (
      <SignInLayout title={t`The new password counts`} lead={t`You were signed out everywhere. Sign in with it.`}>
        <LinkButton href="/sign-in/" variant="primary" className="w-full">
          <Trans>Sign in</Trans>
        </LinkButton>
      </SignInLayout>
    );
  }
  return (
    <SignInLayout
      title={t`A new password`}
      lead={t`It counts at once, and everybody who is signed in to the account is signed out.`}
      below={
        <Link href="/forgot-password/" className={LINK}>
          <Trans>Ask for another link</Trans>
        </Link>
      }
    >
      <SessionForm
        sending={sending}
        disabled={!token}
        action={t`Set this password`}
        above={
          token === "" ? (
            <Notice tone="care" title={t`This link is not whole`}>
              <p>
                <Trans>Open it from the letter once more, or ask for another one.</Trans>
              </p>
            </Notice>
          ) : null
        }
      >
        <NewPasswordField label={t`New password`} error={sending.error} field="new_password" />
      </SessionForm>
    </SignInLayout>
  );
}
