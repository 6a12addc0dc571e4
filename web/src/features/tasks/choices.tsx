"use client";

import { Trans } from "@lingui/react/macro";
import { useRef } from "react";
import { Kbd } from "@/components/ui/button";
import type { Task } from "@/lib/api/queries";
import { cx } from "@/lib/cx";
import { useCommand } from "@/lib/keys/registry";
import { pick } from "./store";
import { keyOfWay, labelOf, mustChoose, placeOfKey, type Way, waysOf } from "./ways";

/** Several ways to do it, of which the letter below shows the chosen one. Choosing signs nothing. */
export function Choices({ task, chosen }: { task: Task; chosen: Way | undefined }) {
  const group = useRef<HTMLDivElement>(null);
  const ways = waysOf(task);
  useCommand("choose", (key) => {
    const way = key === undefined ? undefined : ways[placeOfKey(key)];
    if (way) pick(task.id, way.digest);
    else if (key === undefined) toChoices(group.current);
  });
  const title = `ways-${task.id}`;
  return (
    <div
      ref={group}
      role="radiogroup"
      aria-labelledby={title}
      aria-required={mustChoose(task) || undefined}
      className="overflow-clip rounded-sm border bg-raised md:-mx-8"
    >
      <p id={title} className="px-5 py-2.5 font-medium max-md:border-b md:px-8 md:pb-0 md:pt-4">
        {mustChoose(task) ? <Trans>Only you know: which is it?</Trans> : <Trans>There is more than one way</Trans>}
      </p>
      <div className="max-md:divide-y md:flex md:flex-wrap md:gap-2 md:px-8 md:py-3">
        {ways.map((way, at) => (
          <label
            key={way.digest}
            className={cx(
              "flex min-h-11 cursor-pointer items-center gap-3 px-5 py-2 md:rounded-md md:border md:px-3.5",
              way.digest === chosen?.digest
                ? "bg-sign-wash font-medium md:border-sign"
                : "hover:bg-paper md:border-edge/60 md:hover:border-ink",
            )}
          >
            <input
              type="radio"
              name={title}
              value={way.digest}
              checked={way.digest === chosen?.digest}
              onChange={() => pick(task.id, way.digest)}
              className="size-[1.125rem] shrink-0 accent-sign"
            />
            <bdi className="min-w-0 flex-1">{labelOf(way)}</bdi>
            {keyOfWay(at) ? <Kbd>{keyOfWay(at)}</Kbd> : null}
          </label>
        ))}
      </div>
    </div>
  );
}

/** Lead to the choices of a card: to the chosen one, else to the first. */
export function toChoices(within: Element | null | undefined) {
  const radio =
    within?.querySelector<HTMLElement>("[type=radio]:checked") ?? within?.querySelector<HTMLElement>("[type=radio]");
  radio?.focus();
}
