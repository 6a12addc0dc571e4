"use client";

import { useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { LinkButton } from "@/components/ui/button";
import { Trouble } from "@/components/ui/notice";
import { Awaiting } from "@/components/ui/page";
import { told } from "@/lib/api/client";
import { authGoogleComplete, authGoogleLinkComplete } from "@/lib/api/generated/sdk.gen";
import { ApiProblem } from "@/lib/api/problem";
import { signedIn } from "@/lib/api/session";
import { isCode } from "@/lib/errors";
import { useFragment } from "@/lib/fragment";
import { hereabouts } from "@/lib/time";
import { CodeField, SessionForm } from "./session-form";
import { SignInLayout } from "./sign-in-layout";
import { COOKIE, said, useSessionForm } from "./use-sign-in-form";

const REFUSED = new ApiProblem(0, "provider_refused", "");

/** Where Google sends the browser back: the ticket is used once, in the browser that began. */
export function GoogleFinish() {
  const { t } = useLingui();
  const router = useRouter();
  const ticket = useRef("");
  const [linking, setLinking] = useState(false);
  const [second, setSecond] = useState(false);

  const enter = async (code?: string) => {
    try {
      const body = { ticket: ticket.current, ...hereabouts(), ...(code ? { code } : {}) };
      signedIn(await told(authGoogleComplete({ body, headers: COOKIE })));
      router.replace("/");
    } catch (failed) {
      if (failed instanceof ApiProblem && typeof failed.params.ticket === "string")
        ticket.current = failed.params.ticket;
      if (isCode(failed, "second_factor_required")) setSecond(true);
      throw failed;
    }
  };
  const { mutate, error } = useMutation({
    mutationFn: async (link: boolean) => {
      if (!ticket.current) throw REFUSED;
      if (!link) return enter();
      await told(authGoogleLinkComplete({ body: { ticket: ticket.current }, headers: COOKIE }));
      router.replace("/security/");
    },
  });
  const sending = useSessionForm((form) => enter(said(form, "code").trim()));
  useFragment("sign-in-finish", (outcome) => {
    const link = outcome.get("for") === "link";
    ticket.current = outcome.get("ticket") ?? "";
    setLinking(link);
    mutate(link);
  });

  if (second) {
    return (
      <SignInLayout title={t`One more step`} lead={t`Google knows you. Your authenticator has to, as well.`}>
        <SessionForm sending={sending} action={t`Sign in`}>
          <CodeField error={sending.error} />
        </SessionForm>
      </SignInLayout>
    );
  }
  return (
    <SignInLayout title={error ? t`Not signed in` : t`One moment`} lead={t`Google sent you back.`}>
      {error ? (
        <div className="space-y-5">
          <Trouble error={error} />
          <LinkButton href={linking ? "/security/" : "/sign-in/"} variant="primary" className="w-full">
            {linking ? t`Back to sign-in and security` : t`Back to signing in`}
          </LinkButton>
        </div>
      ) : (
        <Awaiting what={t`your account`} lines={2} />
      )}
    </SignInLayout>
  );
}
