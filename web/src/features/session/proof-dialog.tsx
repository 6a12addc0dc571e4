"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { told } from "@/lib/api/client";
import { authReauth } from "@/lib/api/generated/sdk.gen";
import { proved } from "@/lib/api/proof";
import { signedIn } from "@/lib/api/session";
import { fieldError, isCode } from "@/lib/errors";
import { CodeField, SessionForm } from "./session-form";
import { COOKIE, said, useSessionForm } from "./use-sign-in-form";

/** Asks for the password once more; what was interrupted goes on by itself. */
export function ProofDialog() {
  const { t } = useLingui();
  const [second, setSecond] = useState(false);
  const sending = useSessionForm(async (form) => {
    const code = said(form, "code").trim();
    const body = { password: said(form, "password"), ...(code ? { code } : {}) };
    try {
      signedIn(await told(authReauth({ body, headers: COOKIE })));
      proved(true);
    } catch (failed) {
      if (isCode(failed, "second_factor_required")) setSecond(true);
      throw failed;
    }
  });
  return (
    <Dialog open close={() => proved(false)} title={t`Is it still you?`}>
      <SessionForm
        sending={sending}
        action={t`Go on`}
        above={
          <p className="text-soft">
            <Trans>You signed in a while ago. Say your password once more, and it goes on by itself.</Trans>
          </p>
        }
        below={
          <Button variant="quiet" onClick={() => proved(false)} className="w-full">
            <Trans>Leave it</Trans>
          </Button>
        }
      >
        <Field
          label={t`Password`}
          name="password"
          type="password"
          autoComplete="current-password"
          autoFocus
          required
          error={fieldError(sending.error, "password")}
        />
        {second ? <CodeField error={sending.error} /> : null}
      </SessionForm>
    </Dialog>
  );
}
