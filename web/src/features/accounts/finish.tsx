"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { Trouble } from "@/components/ui/notice";
import { Awaiting, Page } from "@/components/ui/page";
import { told } from "@/lib/api/client";
import { integrationsComplete } from "@/lib/api/generated/sdk.gen";
import type { IntegrationOut } from "@/lib/api/generated/types.gen";
import { mayPass } from "@/lib/errors";
import { takeOutcome } from "./outcome";
import { REFUSALS } from "./refusals";

type Phase =
  | { is: "working" }
  | { is: "done"; account: IntegrationOut }
  | { is: "refused"; why: string }
  | { is: "failed"; error: unknown; ticket: string };

/** The last step of connecting: the ticket is used once, by the person who is signed in, and leaves no trace in the history. */
export function Finish({ signedIn }: { signedIn: boolean }) {
  const [phase, setPhase] = useState<Phase>({ is: "working" });
  const cache = useQueryClient();
  const complete = async (ticket: string) => {
    setPhase({ is: "working" });
    try {
      const account = await told(integrationsComplete({ body: { ticket } }));
      setPhase({ is: "done", account });
      void cache.invalidateQueries();
    } catch (error) {
      setPhase({ is: "failed", error, ticket });
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as soon as somebody is signed in
  useEffect(() => {
    if (!signedIn) return;
    const outcome = takeOutcome();
    if (outcome.ticket) void complete(outcome.ticket);
    else
      setPhase({
        is: "refused",
        why:
          REFUSALS[outcome.error ?? "invalid_request"] ??
          "The provider did not agree. Start again, and agree to what is asked for.",
      });
  }, [signedIn]);

  if (phase.is === "working") {
    return (
      <Page title="One moment" lead="The provider agreed. The account is being connected to you.">
        <Awaiting what="the account" />
      </Page>
    );
  }
  if (phase.is === "done") {
    return (
      <Page
        title="Connected"
        lead={
          <>
            <bdi className="font-medium text-ink">{phase.account.account}</bdi> is yours to work with. Your agents read
            the last days now; what needs you appears under Waiting.
          </>
        }
      >
        <LinkButton href="/" variant="primary">
          To what waits for you
        </LinkButton>
      </Page>
    );
  }
  if (phase.is === "failed") {
    return (
      <Page title="Not connected yet">
        <Trouble error={phase.error} />
        <div className="mt-5 flex flex-wrap gap-2">
          {mayPass(phase.error) ? <Button onClick={() => void complete(phase.ticket)}>Try again</Button> : null}
          <LinkButton href="/accounts/">Back to your accounts</LinkButton>
        </div>
      </Page>
    );
  }
  return (
    <Page title="Not connected" lead={phase.why}>
      <LinkButton href="/accounts/" variant="primary">
        Back to your accounts
      </LinkButton>
    </Page>
  );
}
