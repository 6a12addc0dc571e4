"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Trouble } from "@/components/ui/notice";
import { told } from "@/lib/api/client";
import { authRegister } from "@/lib/api/generated/sdk.gen";
import { fieldError } from "@/lib/errors";
import { Door, LINK } from "./door";
import { ContinueWithGoogle } from "./google";
import { COOKIE, said, useDoor } from "./use-door";

export function Register() {
  const { submit, error, busy } = useDoor((form) =>
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
    <Door
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
      <form onSubmit={submit} className="space-y-5">
        {error ? <Trouble error={error} /> : null}
        <Field
          label="Your name"
          name="name"
          autoComplete="name"
          maxLength={100}
          required
          hint="It stands under what you countersign."
          error={fieldError(error, "name")}
        />
        <Field
          label="Email"
          name="email"
          type="email"
          autoComplete="username"
          required
          error={fieldError(error, "email")}
        />
        <Field
          label="Password"
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={12}
          maxLength={128}
          required
          hint="At least 12 characters. A short sentence is good."
          error={fieldError(error, "password")}
        />
        <Button look="sign" type="submit" busy={busy} className="w-full">
          {busy ? "Opening" : "Open the account"}
        </Button>
      </form>
      <ContinueWithGoogle />
    </Door>
  );
}
