"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { Field } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { told } from "@/lib/api/client";
import { authRegister } from "@/lib/api/generated/sdk.gen";
import { fieldError } from "@/lib/errors";
import { hereabouts } from "@/lib/time";
import { ContinueWithGoogle } from "./google";
import { EmailField, NewPasswordField, SessionForm } from "./session-form";
import { LINK, SignInLayout } from "./sign-in-layout";
import { COOKIE, said, useSignInForm } from "./use-sign-in-form";

export function Register() {
  const { t } = useLingui();
  const sending = useSignInForm((form) => {
    const [email, password, name] = ["email", "password", "name"].map((field) => said(form, field)) as [
      string,
      string,
      string,
    ];
    return told(authRegister({ body: { email, password, name, ...hereabouts() }, headers: COOKIE }));
  });
  const { error, busy } = sending;
  return (
    <SignInLayout
      title={t`Open an account`}
      lead={t`It takes a minute. Nothing is read until you connect something.`}
      below={
        <Trans>
          You have one?{" "}
          <Link href="/sign-in/" className={LINK}>
            Sign in
          </Link>
        </Trans>
      }
    >
      <SessionForm sending={sending} action={busy ? t`Opening` : t`Open the account`}>
        <Field
          label={t`Your name`}
          name="name"
          autoComplete="name"
          maxLength={100}
          required
          hint={t`It stands under what you countersign.`}
          error={fieldError(error, "name")}
        />
        <EmailField error={error} />
        <NewPasswordField label={t`Password`} error={error} />
      </SessionForm>
      <ContinueWithGoogle />
    </SignInLayout>
  );
}
