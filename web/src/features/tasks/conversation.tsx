"use client";

import { Trans } from "@lingui/react/macro";
import type { Task } from "@/lib/api/queries";
import { Quotes, quotesOf } from "./reasons";

/** What it is about: what the agent read, in the words of whoever wrote it. */
export function Conversation({ task }: { task: Task }) {
  if (quotesOf(task).length === 0) return null;
  return (
    <section aria-labelledby={`about-${task.id}`} className="min-w-0 space-y-4 @6xl:row-span-2">
      <h2 id={`about-${task.id}`} className="font-serif text-xl leading-tight">
        <Trans>What it is about</Trans>
      </h2>
      <Quotes task={task} />
    </section>
  );
}
