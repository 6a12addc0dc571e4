"use client";

import { useQuery } from "@tanstack/react-query";
import { SampleMailbox } from "@/components/sample-mailbox";
import { LinkButton } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { Awaiting } from "@/components/ui/page";
import { agentsQuery, integrationsQuery } from "@/lib/api/queries";
import { counted } from "@/lib/text";
import { EmptyState } from "./empty-state";
import { useHeldBack } from "./held-back";

/** Nothing waits: what was read, or, before there is anything to read, how to begin. */
export function WaitingEmpty() {
  const { data: agents } = useQuery({
    ...agentsQuery(),
    refetchInterval: (query) =>
      query.state.data?.some(({ last_scan }) => last_scan?.phase === "reading") ? 4000 : false,
  });
  const { data: integrations } = useQuery(integrationsQuery());
  const heldBack = useHeldBack();
  if (!agents || !integrations) {
    return (
      <div className="p-10">
        <Awaiting what="your agents" />
      </div>
    );
  }
  if (integrations.length === 0) return <Beginning />;
  if (heldBack > 0) {
    return (
      <EmptyState
        title="More is coming up."
        text={`${counted(heldBack, "more was", "more were")} behind what you decided. Each is looked at afresh, and comes up if it still needs you.`}
      />
    );
  }
  const scans = agents.flatMap(({ last_scan }) => last_scan ?? []);
  const read = scans.reduce((sum, scan) => sum + (scan.read ?? 0), 0);
  const latest = scans
    .map(({ at }) => at)
    .sort()
    .at(-1);
  const reading = scans.some(({ phase }) => phase === "reading") || scans.length === 0;
  const troubled = agents.find(({ status, last_scan }) => status === "error" || last_scan?.phase === "failed");
  return (
    <div className="mx-auto flex max-w-xl flex-col items-start gap-5 px-6 py-16 md:px-10 md:py-[18vh]">
      <p className="font-serif text-[2rem] leading-[1.15] md:text-[2.75rem]">
        {reading ? "Your agents are reading." : "All caught up."}
      </p>
      <p className="text-lg text-soft">
        {read > 0
          ? `${counted(read, "mail", "mails")} read${reading ? " so far" : ""}, nothing needs you.`
          : reading
            ? "What needs you appears here, usually within a minute."
            : "There was nothing new to read, and nothing needs you."}
      </p>
      {latest && !reading ? (
        <p className="text-faint">
          Last looked <Moment at={latest} />.{" "}
          <LinkButton
            href="/agents/"
            variant="quiet"
            className="!min-h-0 !px-1 !py-0 text-sign underline underline-offset-4"
          >
            Your agents
          </LinkButton>
        </p>
      ) : null}
      {troubled ? (
        <p className="text-care">The agent “{troubled.name}” could not finish its last look. Agents says why.</p>
      ) : null}
    </div>
  );
}

function Beginning() {
  return (
    <div className="mx-auto flex max-w-xl flex-col items-start gap-5 px-6 py-16 md:px-10 md:py-[16vh]">
      <p className="font-serif text-[2rem] leading-[1.15] md:text-[2.75rem]">
        Nothing waits, because nothing is read yet.
      </p>
      <p className="text-lg text-soft">
        Connect a mailbox. An agent reads it, works out what needs an answer, and puts a finished draft here. Nothing is
        done until you countersign it.
      </p>
      <div className="flex flex-wrap items-start gap-3">
        <LinkButton href="/accounts/" variant="primary">
          Connect a mailbox
        </LinkButton>
        <SampleMailbox />
      </div>
    </div>
  );
}
