"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Moment, useZone } from "@/components/ui/moment";
import { Trouble } from "@/components/ui/notice";
import { Awaiting } from "@/components/ui/page";
import type { Event } from "@/lib/api/generated/types.gen";
import { eventsQuery } from "@/lib/api/matter";
import { keys } from "@/lib/api/queries";
import { actorWords, eventTold, eventWords } from "./events";

const HASH_SHOWN = 12;

/** The task's whole record, oldest first, with the chain that holds it together. */
export function History({ taskId }: { taskId: string }) {
  const { t } = useLingui();
  const zone = useZone();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    eventsQuery(taskId),
  );
  if (error) return <Trouble error={error} read again={() => void refetch()} />;
  if (!data) return <Awaiting what={t`the history`} />;
  const events = data.pages.flatMap(({ items }) => items);
  return (
    <div>
      <ol className="border-l">
        {events.map((event) => (
          <li key={event.sequence} className="relative pb-5 pl-6 last:pb-1">
            <span
              aria-hidden="true"
              className="absolute -left-[5px] top-[0.45rem] size-[9px] rounded-full border-2 border-paper bg-sign"
            />
            <p>
              <span className="font-medium">
                <bdi>{eventWords(event)}</bdi>
              </span>{" "}
              <span className="text-faint">
                <Trans>by {actorWords(event.by)}</Trans>
              </span>
            </p>
            <p className="text-sm text-faint">
              <Moment at={event.at} show="both" />
              {event.revision > 1 ? <Trans>, version {event.revision}</Trans> : null}
            </p>
            {eventTold(event.data ?? {}, zone).map(({ path, name, value }) => (
              <p key={path} className="text-sm text-soft">
                {name}: <bdi>{value}</bdi>
              </p>
            ))}
            <p
              className="mt-0.5 font-mono text-xs text-faint"
              title={`${event.previous || t`the beginning`} → ${event.hash}`}
            >
              {event.hash.slice(0, HASH_SHOWN)}
            </p>
          </li>
        ))}
      </ol>
      {hasNextPage ? (
        <Button onClick={() => void fetchNextPage()} busy={isFetchingNextPage} className="mt-3">
          <Trans>Show what came later</Trans>
        </Button>
      ) : null}
      <Chain taskId={taskId} events={events} more={hasNextPage} />
    </div>
  );
}

/** Whether the entries hold together. Their hashes are made again here, from what is shown above. */
function Chain({ taskId, events, more }: { taskId: string; events: Event[]; more: boolean }) {
  const { data: found, error } = useQuery({
    queryKey: [...keys.events(taskId), "chain", events.length, events.at(-1)?.hash],
    queryFn: async () => ({ broken: (await (await import("./chain")).brokenAt(events)) ?? null }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const isBroken = found !== undefined && found.broken !== null;
  return (
    <p
      role="status"
      className={`mt-4 flex items-center gap-2 text-sm ${isBroken ? "text-alarm" : found ? "text-good" : "text-faint"}`}
    >
      <Link2 aria-hidden="true" className="size-4 shrink-0" />
      {error ? <Trans>This browser could not compute the chain.</Trans> : null}
      {!found && !error ? <Trans>Computing the chain …</Trans> : null}
      {isBroken ? (
        <Trans>The chain is broken at entry {found.broken}: this record was altered or is incomplete.</Trans>
      ) : null}
      {found && !isBroken ? (
        more ? (
          <Trans>Computed again here: the chain is unbroken as far as it is shown.</Trans>
        ) : (
          <Trans>Computed again here: the chain of hashes is unbroken.</Trans>
        )
      ) : null}
    </p>
  );
}
