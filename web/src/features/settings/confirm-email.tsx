"use client";

import { useEffect, useState } from "react";
import { LinkButton } from "@/components/ui/button";
import { Notice, Trouble } from "@/components/ui/notice";
import { Awaiting, Page } from "@/components/ui/page";
import { told } from "@/lib/api/client";
import { authConfirmEmail } from "@/lib/api/generated/sdk.gen";
import { signedIn as enter } from "@/lib/api/session";
import { keepFragment, takeFragment } from "@/lib/fragment";

const PLACE = "confirm-email";

type Phase = { is: "working" } | { is: "done"; email: string } | { is: "broken" } | { is: "failed"; error: unknown };

/** Where the letter to a new address leads; the person has to be signed in. */
export function ConfirmEmail({ signedIn }: { signedIn: boolean }) {
  const [phase, setPhase] = useState<Phase>({ is: "working" });
  useEffect(() => keepFragment(PLACE), []);
  useEffect(() => {
    if (!signedIn) return;
    const token = takeFragment(PLACE).get("token");
    if (!token) return setPhase({ is: "broken" });
    told(authConfirmEmail({ body: { token }, headers: { "X-Token-Transport": "cookie" } })).then(
      (session) => {
        enter(session);
        setPhase({ is: "done", email: session.user.email });
      },
      (error: unknown) => setPhase({ is: "failed", error }),
    );
  }, [signedIn]);
  return (
    <Page title={phase.is === "done" ? "Your new address counts" : "Your new address"}>
      {phase.is === "working" ? <Awaiting what="the answer" /> : null}
      {phase.is === "done" ? (
        <p className="mb-5 text-soft">
          From now on you sign in with <bdi className="font-medium text-ink">{phase.email}</bdi>. All other sessions
          have ended.
        </p>
      ) : null}
      {phase.is === "broken" ? (
        <Notice tone="care" title="A part of the link is missing" className="mb-5">
          <p>Open it from the letter once more, or ask for another one in Settings.</p>
        </Notice>
      ) : null}
      {phase.is === "failed" ? <Trouble error={phase.error} className="mb-5" /> : null}
      {phase.is === "working" ? null : <LinkButton href="/settings/">To your settings</LinkButton>}
    </Page>
  );
}
