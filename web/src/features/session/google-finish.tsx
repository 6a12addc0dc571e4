"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { Trouble } from "@/components/ui/notice";
import { Awaiting } from "@/components/ui/page";
import { told } from "@/lib/api/client";
import { authGoogleComplete, authGoogleLinkComplete } from "@/lib/api/generated/sdk.gen";
import { ApiProblem } from "@/lib/api/problem";
import { signedIn } from "@/lib/api/session";
import { isCode } from "@/lib/errors";
import { takeFragment } from "@/lib/fragment";
import { CodeField } from "./code-field";
import { SignInLayout } from "./sign-in-layout";
import { COOKIE, said } from "./use-sign-in-form";

const REFUSED = new ApiProblem(0, "provider_refused", "");

/** Where Google sends the browser back: the ticket is used once, in the browser that began. */
export function GoogleFinish() {
  const router = useRouter();
  const ticket = useRef("");
  const [linking, setLinking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(true);
  const [second, setSecond] = useState(false);

  const complete = async (link: boolean, code?: string) => {
    setBusy(true);
    try {
      if (link) {
        await told(authGoogleLinkComplete({ body: { ticket: ticket.current }, headers: COOKIE }));
        return router.replace("/security/");
      }
      const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
      const body = { ticket: ticket.current, timezone, ...(code ? { code } : {}) };
      signedIn(await told(authGoogleComplete({ body, headers: COOKIE })));
      router.replace("/");
    } catch (failed) {
      if (failed instanceof ApiProblem && typeof failed.params.ticket === "string")
        ticket.current = failed.params.ticket;
      if (isCode(failed, "second_factor_required")) setSecond(true);
      setError(failed);
      setBusy(false);
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with what the address brought
  useEffect(() => {
    const outcome = takeFragment("sign-in-finish");
    const link = outcome.get("for") === "link";
    ticket.current = outcome.get("ticket") ?? "";
    setLinking(link);
    if (ticket.current) void complete(link);
    else {
      setError(REFUSED);
      setBusy(false);
    }
  }, []);

  if (second) {
    const submit = (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault();
      void complete(false, said(new FormData(event.currentTarget), "code").trim());
    };
    return (
      <SignInLayout title="One more step" lead="Google knows you. Your authenticator has to, as well.">
        <form onSubmit={submit} className="space-y-5">
          {isCode(error, "second_factor_required") ? null : <Trouble error={error} />}
          <CodeField error={error} />
          <Button variant="primary" type="submit" busy={busy} className="w-full">
            Sign in
          </Button>
        </form>
      </SignInLayout>
    );
  }
  return (
    <SignInLayout title={error ? "Not signed in" : "One moment"} lead="Google sent you back.">
      {error ? (
        <div className="space-y-5">
          <Trouble error={error} />
          <LinkButton href={linking ? "/security/" : "/sign-in/"} variant="primary" className="w-full">
            {linking ? "Back to sign-in and security" : "Back to signing in"}
          </LinkButton>
        </div>
      ) : (
        <Awaiting what="your account" lines={2} />
      )}
    </SignInLayout>
  );
}
