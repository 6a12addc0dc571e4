"use client";

import { useState } from "react";
import { SentLetters } from "@/components/sent-letters";
import { LinkButton } from "@/components/ui/button";
import { Notice, Trouble } from "@/components/ui/notice";
import { Awaiting } from "@/components/ui/page";
import { told } from "@/lib/api/client";
import { authVerifyEmail } from "@/lib/api/generated/sdk.gen";
import { useFragment } from "@/lib/fragment";
import { SignInLayout } from "./sign-in-layout";

type Phase = { is: "working" } | { is: "done" } | { is: "broken" } | { is: "failed"; error: unknown };

const TITLES = {
  working: "One moment",
  done: "Your address is verified",
  broken: "This link is not whole",
  failed: "Not verified yet",
};

/** Where the link of the letter leads. */
export function VerifyEmail() {
  const [phase, setPhase] = useState<Phase>({ is: "working" });
  useFragment("verify-email", (brought) => {
    const token = brought.get("token");
    if (!token) return setPhase({ is: "broken" });
    setPhase({ is: "working" });
    told(authVerifyEmail({ body: { token } })).then(
      () => setPhase({ is: "done" }),
      (error: unknown) => setPhase({ is: "failed", error }),
    );
  });
  return (
    <SignInLayout title={TITLES[phase.is]} lead="We asked, so that nobody opens an account in your name.">
      <div className="space-y-5">
        {phase.is === "working" ? <Awaiting what="the answer" lines={2} /> : null}
        {phase.is === "broken" ? (
          <Notice tone="care" title="A part of the link is missing">
            <p>Open it from the letter once more. Settings can send another letter.</p>
            <SentLetters />
          </Notice>
        ) : null}
        {phase.is === "failed" ? <Trouble error={phase.error} /> : null}
        {phase.is === "working" ? null : (
          <LinkButton href={phase.is === "done" ? "/" : "/settings/"} variant="primary" className="w-full">
            {phase.is === "done" ? "To what waits for you" : "To your settings"}
          </LinkButton>
        )}
      </div>
    </SignInLayout>
  );
}
