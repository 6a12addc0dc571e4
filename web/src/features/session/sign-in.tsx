"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { Field } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { told } from "@/lib/api/client";
import { authLogin } from "@/lib/api/generated/sdk.gen";
import { fieldError, isCode } from "@/lib/errors";
import { ContinueWithGoogle } from "./google";
import { CodeField, EmailField, SessionForm } from "./session-form";
import { LINK, SignInLayout } from "./sign-in-layout";
import { COOKIE, said, useSignInForm } from "./use-sign-in-form";

export function SignIn() {
  const { t } = useLingui();
  const sending = useSignInForm((form) => {
    const code = said(form, "code").trim();
    return told(
      authLogin({
        body: { email: said(form, "email"), password: said(form, "password"), ...(code ? { code } : {}) },
        headers: COOKIE,
      }),
    );
  });
  const { error, busy } = sending;
  const [ended, setEnded] = useState(false);
  const [second, setSecond] = useState(false);
  const wantsCode = isCode(error, "second_factor_required");
  useEffect(() => setEnded(new URLSearchParams(location.search).has("ended")), []);
  useEffect(() => {
    if (wantsCode) setSecond(true);
  }, [wantsCode]);
  return (
    <SignInLayout
      title={t`Sign in`}
      lead={t`To see what waits for your signature.`}
      below={
        <Trans>
          New here?{" "}
          <Link href="/register/" className={LINK}>
            Open an account
          </Link>
        </Trans>
      }
    >
      <SessionForm
        sending={sending}
        action={busy ? t`Signing in` : t`Sign in`}
        above={
          ended && !error ? <Notice title={t`Your session has ended. Sign in, and you go on where you were.`} /> : null
        }
        below={
          <p>
            <Link href="/forgot-password/" className={LINK}>
              <Trans>Forgot the password?</Trans>
            </Link>
          </p>
        }
      >
        <EmailField error={error} />
        <Field
          label={t`Password`}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          error={fieldError(error, "password")}
        />
        {second ? <CodeField error={error} /> : null}
      </SessionForm>
      <ContinueWithGoogle />
    </SignInLayout>
  );
}
