"use client";

import Link from "next/link";
import { type FormEvent, useState } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice, Trouble } from "@/components/ui/notice";
import { told } from "@/lib/api/client";
import { authResetPassword } from "@/lib/api/generated/sdk.gen";
import { signedOut } from "@/lib/api/session";
import { fieldError } from "@/lib/errors";
import { useFragment } from "@/lib/fragment";
import { Door, LINK } from "./door";
import { said } from "./use-door";

export function ResetPassword() {
  const [token, setToken] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  useFragment("reset-password", (brought) => setToken(brought.get("token") ?? ""));
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const new_password = said(new FormData(event.currentTarget), "password");
    setBusy(true);
    setError(null);
    try {
      await told(authResetPassword({ body: { token: token ?? "", new_password } }));
      signedOut();
      setDone(true);
    } catch (failed) {
      setError(failed);
    } finally {
      setBusy(false);
    }
  };
  if (done) {
    return (
      <Door title="The new password counts" lead="You were signed out everywhere. Sign in with it.">
        <LinkButton href="/sign-in/" look="sign" className="w-full">
          Sign in
        </LinkButton>
      </Door>
    );
  }
  return (
    <Door
      title="A new password"
      lead="It counts at once, and everybody who is signed in to the account is signed out."
      below={
        <Link href="/forgot-password/" className={LINK}>
          Ask for another link
        </Link>
      }
    >
      <form onSubmit={submit} className="space-y-5">
        {error ? <Trouble error={error} /> : null}
        {token === "" ? (
          <Notice tone="care" title="This link is not whole">
            <p>Open it from the letter once more, or ask for another one.</p>
          </Notice>
        ) : null}
        <Field
          label="New password"
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={12}
          maxLength={128}
          required
          hint="At least 12 characters. A short sentence is good."
          error={fieldError(error, "new_password")}
        />
        <Button look="sign" type="submit" busy={busy} disabled={!token} className="w-full">
          Set this password
        </Button>
      </form>
    </Door>
  );
}
