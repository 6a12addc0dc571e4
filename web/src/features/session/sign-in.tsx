"use client";

import Link from "next/link";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice, Trouble } from "@/components/ui/notice";
import { told } from "@/lib/api/client";
import { authLogin } from "@/lib/api/generated/sdk.gen";
import { fieldError, isCode } from "@/lib/errors";
import { CodeField } from "./code-field";
import { Door, LINK } from "./door";
import { ContinueWithGoogle } from "./google";
import { COOKIE, said, useDoor } from "./use-door";

export function SignIn() {
  const { submit, error, busy } = useDoor((form) => {
    const code = said(form, "code").trim();
    return told(
      authLogin({
        body: { email: said(form, "email"), password: said(form, "password"), ...(code ? { code } : {}) },
        headers: COOKIE,
      }),
    );
  });
  const [ended, setEnded] = useState(false);
  const [second, setSecond] = useState(false);
  const wantsCode = isCode(error, "second_factor_required");
  useEffect(() => setEnded(new URLSearchParams(location.search).has("ended")), []);
  useEffect(() => {
    if (wantsCode) setSecond(true);
  }, [wantsCode]);
  return (
    <Door
      title="Sign in"
      lead="To see what waits for your signature."
      below={
        <>
          New here?{" "}
          <Link href="/register/" className={LINK}>
            Open an account
          </Link>
        </>
      }
    >
      <form onSubmit={submit} className="space-y-5">
        {ended && !error ? <Notice title="Your session has ended. Sign in, and you go on where you were." /> : null}
        {error && !wantsCode ? <Trouble error={error} /> : null}
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
          autoComplete="current-password"
          required
          error={fieldError(error, "password")}
        />
        {second ? <CodeField error={error} /> : null}
        <Button look="sign" type="submit" busy={busy} className="w-full">
          {busy ? "Signing in" : "Sign in"}
        </Button>
        <p>
          <Link href="/forgot-password/" className={LINK}>
            Forgot the password?
          </Link>
        </p>
      </form>
      <ContinueWithGoogle />
    </Door>
  );
}
