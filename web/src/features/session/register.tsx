"use client";

import Link from "next/link";
import { Field } from "@/components/ui/field";
import { told } from "@/lib/api/client";
import { authRegister } from "@/lib/api/generated/sdk.gen";
import { fieldError } from "@/lib/errors";
import { ContinueWithGoogle } from "./google";
import { EmailField, NewPasswordField, SessionForm } from "./session-form";
import { LINK, SignInLayout } from "./sign-in-layout";
import { COOKIE, said, useSignInForm } from "./use-sign-in-form";

export function Register() {
  const { submit, error, busy } = useSignInForm((form) =>
    told(
      authRegister({
        body: {
          email: said(form, "email"),
          password: said(form, "password"),
          name: said(form, "name"),
          timezone: Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC",
        },
        headers: COOKIE,
      }),
    ),
  );
  return (
    <SignInLayout
      title="Open an account"
      lead="It takes a minute. Nothing is read until you connect something."
      below={
        <>
          You have one?{" "}
          <Link href="/sign-in/" className={LINK}>
            Sign in
          </Link>
        </>
      }
    >
      <SessionForm submit={submit} error={error} busy={busy} action={busy ? "Opening" : "Open the account"}>
        <Field
          label="Your name"
          name="name"
          autoComplete="name"
          maxLength={100}
          required
          hint="It stands under what you countersign."
          error={fieldError(error, "name")}
        />
        <EmailField error={error} />
        <NewPasswordField label="Password" error={error} />
      </SessionForm>
      <ContinueWithGoogle />
    </SignInLayout>
  );
}
