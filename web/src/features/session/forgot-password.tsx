"use client";

import Link from "next/link";
import { useState } from "react";
import { SentLetters } from "@/components/sent-letters";
import { Notice } from "@/components/ui/notice";
import { told } from "@/lib/api/client";
import { authForgotPassword } from "@/lib/api/generated/sdk.gen";
import { EmailField, SessionForm } from "./session-form";
import { LINK, SignInLayout } from "./sign-in-layout";
import { said, useSessionForm } from "./use-sign-in-form";

export function ForgotPassword() {
  const [sent, setSent] = useState<string | null>(null);
  const { submit, error, busy } = useSessionForm(async (form) => {
    const email = said(form, "email");
    await told(authForgotPassword({ body: { email } }));
    setSent(email);
  });
  return (
    <SignInLayout
      title="Forgot the password"
      lead="We send a link by which you set another. It is good for half an hour."
      below={
        <Link href="/sign-in/" className={LINK}>
          Back to signing in
        </Link>
      }
    >
      <SessionForm
        submit={submit}
        error={error}
        busy={busy}
        action={sent ? "Send it once more" : "Send the link"}
        above={
          sent ? (
            <div role="status">
              <Notice title="Look into your mail">
                <p>
                  If there is an account with <bdi>{sent}</bdi>, a link is on its way. Nothing there after five minutes?
                  Look among the spam, or ask once more.
                </p>
                <SentLetters />
              </Notice>
            </div>
          ) : null
        }
      >
        <EmailField error={error} />
      </SessionForm>
    </SignInLayout>
  );
}
