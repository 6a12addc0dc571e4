"use client";

import Link from "next/link";
import { useState } from "react";
import { LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { told } from "@/lib/api/client";
import { authResetPassword } from "@/lib/api/generated/sdk.gen";
import { signedOut } from "@/lib/api/session";
import { useFragment } from "@/lib/fragment";
import { NewPasswordField, SessionForm } from "./session-form";
import { LINK, SignInLayout } from "./sign-in-layout";
import { said, useSessionForm } from "./use-sign-in-form";

export function ResetPassword() {
  const [token, setToken] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  useFragment("reset-password", (brought) => setToken(brought.get("token") ?? ""));
  const { submit, error, busy } = useSessionForm(async (form) => {
    await told(authResetPassword({ body: { token: token ?? "", new_password: said(form, "password") } }));
    signedOut();
    setDone(true);
  });
  if (done) {
    return (
      <SignInLayout title="The new password counts" lead="You were signed out everywhere. Sign in with it.">
        <LinkButton href="/sign-in/" variant="primary" className="w-full">
          Sign in
        </LinkButton>
      </SignInLayout>
    );
  }
  return (
    <SignInLayout
      title="A new password"
      lead="It counts at once, and everybody who is signed in to the account is signed out."
      below={
        <Link href="/forgot-password/" className={LINK}>
          Ask for another link
        </Link>
      }
    >
      <SessionForm
        submit={submit}
        error={error}
        busy={busy}
        disabled={!token}
        action="Set this password"
        above={
          token === "" ? (
            <Notice tone="care" title="This link is not whole">
              <p>Open it from the letter once more, or ask for another one.</p>
            </Notice>
          ) : null
        }
      >
        <NewPasswordField label="New password" error={error} field="new_password" />
      </SessionForm>
    </SignInLayout>
  );
}
