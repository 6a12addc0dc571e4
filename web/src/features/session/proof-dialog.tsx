"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Trouble } from "@/components/ui/notice";
import { told } from "@/lib/api/client";
import { authReauth } from "@/lib/api/generated/sdk.gen";
import { proved } from "@/lib/api/proof";
import { signedIn } from "@/lib/api/session";
import { fieldError, isCode } from "@/lib/errors";
import { CodeField } from "./code-field";
import { COOKIE, said } from "./use-sign-in-form";

/** Asks for the password once more; what was interrupted goes on by itself. */
export function ProofDialog() {
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [second, setSecond] = useState(false);
  const wantsCode = isCode(error, "second_factor_required");
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const code = said(form, "code").trim();
    setBusy(true);
    try {
      const session = await told(
        authReauth({
          body: { password: said(form, "password"), ...(code ? { code } : {}) },
          headers: COOKIE,
        }),
      );
      signedIn(session);
      proved(true);
    } catch (failed) {
      setError(failed);
      if (isCode(failed, "second_factor_required")) setSecond(true);
      setBusy(false);
    }
  };
  return (
    <Dialog open close={() => proved(false)} title="Is it still you?">
      <form onSubmit={submit} className="space-y-4">
        <p className="text-soft">You signed in a while ago. Say your password once more, and it goes on by itself.</p>
        {error && !wantsCode ? <Trouble error={error} /> : null}
        <Field
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          autoFocus
          required
          error={fieldError(error, "password")}
        />
        {second ? <CodeField error={error} /> : null}
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" type="submit" busy={busy}>
            Go on
          </Button>
          <Button variant="quiet" onClick={() => proved(false)}>
            Leave it
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
