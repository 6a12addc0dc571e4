"use client";

import Link from "next/link";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice, Trouble } from "@/components/ui/notice";
import { told } from "@/lib/api/client";
import { authForgotPassword } from "@/lib/api/generated/sdk.gen";
import { fieldError } from "@/lib/errors";
import { Door, LINK } from "./door";
import { said } from "./use-door";

export function ForgotPassword() {
  const [sent, setSent] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = said(new FormData(event.currentTarget), "email");
    setBusy(true);
    setError(null);
    try {
      await told(authForgotPassword({ body: { email } }));
      setSent(email);
    } catch (failed) {
      setError(failed);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Door
      title="Forgot the password"
      lead="We send a link by which you set another. It is good for half an hour."
      below={
        <Link href="/sign-in/" className={LINK}>
          Back to signing in
        </Link>
      }
    >
      <form onSubmit={submit} className="space-y-5">
        {error ? <Trouble error={error} /> : null}
        {sent ? (
          <div role="status">
            <Notice title="Look into your mail">
              <p>
                If there is an account with <bdi>{sent}</bdi>, a link is on its way. Nothing there after five minutes?
                Look among the spam, or ask once more.
              </p>
            </Notice>
          </div>
        ) : null}
        <Field
          label="Email"
          name="email"
          type="email"
          autoComplete="username"
          required
          error={fieldError(error, "email")}
        />
        <Button look="sign" type="submit" busy={busy} className="w-full">
          {sent ? "Send it once more" : "Send the link"}
        </Button>
      </form>
    </Door>
  );
}
