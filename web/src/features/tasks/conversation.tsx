"use client";

import { Trans } from "@lingui/react/macro";
import { Suspense, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import type { Task } from "@/lib/api/queries";
import { later } from "@/lib/later";
import { kindOf } from "./kinds";
import { Quotes, quotesOf } from "./reasons";

const Thread = later(() => import("./thread").then((module) => ({ default: module.Thread })));

/** What it is about: what the agent read, in the words of whoever wrote it, and the whole of it when it is looked at. */
export function Conversation({ task }: { task: Task }) {
  const isPile = kindOf(task.kind).shape === "items";
  if (isPile && quotesOf(task).length === 0) return null;
  return (
    <section aria-labelledby={`about-${task.id}`} className="min-w-0 space-y-5 @6xl:row-span-2">
      <h2 id={`about-${task.id}`} className="font-serif text-xl leading-tight">
        <Trans>What it is about</Trans>
      </h2>
      <Quotes task={task} />
      {isPile || task.evidence.length === 0 ? null : <Whole taskId={task.id} />}
    </section>
  );
}

/** Who only passes by does not have it read at the provider. */
const LOOKED_AT_MS = 700;

function Whole({ taskId }: { taskId: string }) {
  const [wanted, setWanted] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wanted || !place.current) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const view = new IntersectionObserver((found) => {
      clearTimeout(timer);
      if (found.at(-1)?.isIntersecting) timer = setTimeout(() => setWanted(true), LOOKED_AT_MS);
    });
    view.observe(place.current);
    return () => {
      clearTimeout(timer);
      view.disconnect();
    };
  }, [wanted]);
  return (
    <div ref={place} className="space-y-4">
      <h3 className="font-medium">
        <Trans>The whole conversation</Trans>
      </h3>
      {wanted ? (
        <Suspense>
          <Thread taskId={taskId} />
        </Suspense>
      ) : (
        <Button onClick={() => setWanted(true)}>
          <Trans>Read it</Trans>
        </Button>
      )}
    </div>
  );
}
