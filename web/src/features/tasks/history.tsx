"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Link2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { Trouble } from "@/components/ui/notice";
import { Awaiting } from "@/components/ui/page";
import { eventsQuery } from "@/lib/api/queries";
import { leaves, named, shown } from "./action";
import { actorWords, eventWords } from "./events";

const HASH_SHOWN = 12;

/** What the words of an approval say; the digest of what was proposed beside it names nothing to a person. */
const TOLD_ALREADY = new Set(["alternative", "proposed"]);

/** The task's whole record, oldest first, with the chain that holds it together. */
export function History({ taskId }: { taskId: string }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    eventsQuery(taskId),
  );
  if (error) return <Trouble error={error} again={() => void refetch()} />;
  if (!data) return <Awaiting what="the history" />;
  const events = data.pages.flatMap(({ items }) => items);
  const whole = events.every((event, at) => event.previous === (events[at - 1]?.hash ?? ""));
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
              <span className="text-faint">by {actorWords(event.by)}</span>
            </p>
            <p className="text-sm text-faint">
              <Moment at={event.at} show="both" />
              {event.revision > 1 ? `, version ${event.revision}` : ""}
            </p>
            {leaves(event.data)
              .filter(([path]) => !path.startsWith("receipt") && !TOLD_ALREADY.has(path))
              .map(([path, value]) => (
                <p key={path} className="text-sm text-soft">
                  {named(path)}: <bdi>{shown(value)}</bdi>
                </p>
              ))}
            <p
              className="mt-0.5 font-mono text-xs text-faint"
              title={`${event.previous || "beginning"} → ${event.hash}`}
            >
              {event.hash.slice(0, HASH_SHOWN)}
            </p>
          </li>
        ))}
      </ol>
      {hasNextPage ? (
        <Button onClick={() => void fetchNextPage()} busy={isFetchingNextPage} className="mt-3">
          Show what came later
        </Button>
      ) : null}
      <p className={`mt-4 flex items-center gap-2 text-sm ${whole ? "text-good" : "text-alarm"}`}>
        <Link2 aria-hidden="true" className="size-4" />
        {whole
          ? "Each entry names the one before: the chain is unbroken."
          : "The chain is broken: this record was altered or is incomplete."}
      </p>
    </div>
  );
}
