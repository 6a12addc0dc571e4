"use client";

import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { SampleMailbox } from "@/components/sample-mailbox";
import { LinkButton } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { Trouble } from "@/components/ui/notice";
import { Awaiting } from "@/components/ui/page";
import { agentsQuery, integrationsQuery, keys } from "@/lib/api/queries";
import { useSession } from "@/lib/api/session";
import { asIs } from "@/lib/as-is";
import { useNow } from "@/lib/now";
import { retold } from "@/lib/sentences";
import { visible } from "@/lib/text";
import { isUnderWay, type Reading, readingOf } from "./agents-reading";
import { EmptyState } from "./empty-state";
import { useHeldBack } from "./held-back";

const SOON_MS = 4000;

/** Nothing waits: how far the agents are, what they read, or, before there is anything to read, how to begin. */
export function WaitingEmpty() {
  const { t } = useLingui();
  const [since] = useState(Date.now);
  const now = useNow();
  const isPaused = useSession((standing) => standing.user?.paused ?? false);
  const agents = useQuery({
    ...agentsQuery(),
    refetchInterval: ({ state }) =>
      !state.data || isUnderWay(readingOf(state.data, since, Date.now())) ? SOON_MS : false,
  });
  const accounts = useQuery(integrationsQuery());
  const heldBack = useHeldBack();
  const error = (!agents.data && agents.error) || (!accounts.data && accounts.error);
  if (error) {
    const again = () => void Promise.all([agents.refetch(), accounts.refetch()]);
    return <Trouble error={error} again={again} className="m-6 max-w-xl" />;
  }
  if (!agents.data || !accounts.data) {
    return (
      <div className="p-10">
        <Awaiting what={t`your agents`} />
      </div>
    );
  }
  if (accounts.data.length === 0) return <Beginning />;
  if (isPaused) {
    return (
      <EmptyState title={t`Nothing waits.`} text={t`You paused Countersign, so nothing is read until you resume.`} />
    );
  }
  if (heldBack > 0) return <ComingUp count={heldBack} />;
  return <Standing reading={readingOf(agents.data, since, now || since)} />;
}

/** Whether the list was asked for again since that look ended: one from before does not have what was found by it. */
function useListedSince(last: string): boolean {
  const cache = useQueryClient();
  const [listed, setListed] = useState<string>();
  useEffect(() => {
    let over = false;
    void cache.refetchQueries({ queryKey: keys.view("waiting"), exact: true }).then(() => over || setListed(last));
    return () => {
      over = true;
    };
  }, [cache, last]);
  return listed === last;
}

function ComingUp({ count }: { count: number }) {
  return (
    <Calm title={<Trans>More is coming up.</Trans>}>
      <Plural
        value={count}
        one="# more was behind what you decided. It is looked at afresh, and comes up if it still needs you."
        other="# more were behind what you decided. Each is looked at afresh, and comes up if it still needs you."
      />
    </Calm>
  );
}

function Standing({ reading }: { reading: Reading }) {
  switch (reading.at) {
    case "begins":
      return (
        <Calm title={<Trans>Your agents are about to read.</Trans>} status>
          {reading.isLong ? (
            <Trans>
              The first look has not begun yet, and usually it would have by now. It comes by itself; under Agents you
              can ask for it.
            </Trans>
          ) : (
            <Trans>What needs you appears here, usually within a minute.</Trans>
          )}
          <ToAgents />
        </Calm>
      );
    case "reads":
      return (
        <Calm title={<Trans>Your agents are reading.</Trans>} status>
          <Plural
            value={reading.read}
            _0="What needs you appears here as it is found."
            one="# mail read so far, and nothing in it needs you."
            other="# mails read so far, and nothing in them needs you."
          />{" "}
          {reading.isLong ? <Trans>A full mailbox takes a while. You can leave this page.</Trans> : null}
          <ToAgents />
        </Calm>
      );
    case "failed": {
      const agent = asIs(visible(reading.agent));
      return (
        <Calm title={<Trans>The last look was not finished.</Trans>}>
          <Trans>
            The agent “<bdi>{agent}</bdi>” stopped, so something may wait that is not here.
          </Trans>{" "}
          {reading.why ? <bdi>{retold(reading.why)}</bdi> : null}{" "}
          <Trans>Under Agents you can have it look again.</Trans>
          <ToAgents />
        </Calm>
      );
    }
    case "idle":
      return (
        <Calm title={<Trans>Nobody reads at the moment.</Trans>}>
          {reading.why === "none" ? <Trans>You have no agent. Hire one, and it begins to read.</Trans> : null}
          {reading.why === "paused" ? <Trans>All your agents are paused.</Trans> : null}
          {reading.why === "account" ? <Trans>Your agents need an account that they can read.</Trans> : null}
          <ToAgents />
        </Calm>
      );
    default:
      return <CaughtUp read={reading.read} last={reading.last} />;
  }
}

function CaughtUp({ read, last }: { read: number; last: string }) {
  const { t } = useLingui();
  if (!useListedSince(last)) {
    return (
      <div className="p-10">
        <Awaiting what={t`what was found`} />
      </div>
    );
  }
  return (
    <Calm title={<Trans>All caught up.</Trans>}>
      <Plural
        value={read}
        _0="There was nothing new to read, and nothing needs you."
        one="# mail read, nothing needs you."
        other="# mails read, nothing needs you."
      />
      <span className="block pt-5 text-base text-faint">
        <Trans>
          Last looked <Moment at={last} />.
        </Trans>
      </span>
      <ToAgents />
    </Calm>
  );
}

function Calm({ title, children, status }: { title: ReactNode; children: ReactNode; status?: boolean }) {
  return (
    <div className="mx-auto max-w-xl space-y-5 px-6 py-16 md:px-10 md:py-[18vh]">
      <p className="font-serif text-[2rem] leading-[1.15] md:text-[2.75rem]">{title}</p>
      <div role={status ? "status" : undefined} className="text-lg text-soft">
        {children}
      </div>
    </div>
  );
}

function ToAgents() {
  return (
    <span className="block pt-4">
      <LinkButton href="/agents/" className="text-base">
        <Trans>Your agents</Trans>
      </LinkButton>
    </span>
  );
}

function Beginning() {
  return (
    <div className="mx-auto flex max-w-xl flex-col items-start gap-5 px-6 py-16 md:px-10 md:py-[16vh]">
      <p className="font-serif text-[2rem] leading-[1.15] md:text-[2.75rem]">
        <Trans>Nothing waits, because nothing is read yet.</Trans>
      </p>
      <p className="text-lg text-soft">
        <Trans>
          Connect a mailbox. An agent reads it, works out what needs an answer, and puts a finished draft here. Nothing
          is done until you countersign it.
        </Trans>
      </p>
      <div className="flex flex-wrap items-start gap-3">
        <LinkButton href="/accounts/" variant="primary">
          <Trans>Connect a mailbox</Trans>
        </LinkButton>
        <SampleMailbox />
      </div>
    </div>
  );
}
