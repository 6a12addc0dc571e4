"use client";

import { memo, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Moment, useZone } from "@/components/ui/moment";
import type { Task, View } from "@/lib/api/queries";
import { cx } from "@/lib/cx";
import { useNow } from "@/lib/now";
import { visible } from "@/lib/text";
import { day } from "@/lib/time";
import { BadgeTag } from "./badge-line";
import { gravest } from "./badges";
import { iconOf, kindOf } from "./kinds";
import { standing } from "./statuses";
import { Summary } from "./summary";

type ListProps = {
  view: View;
  tasks: Task[];
  selected: string | undefined;
  choose: (task: Task) => void;
  more: (() => void) | undefined;
  loadingMore: boolean;
};

export function TaskList({ view, tasks, selected, choose, more, loadingMore }: ListProps) {
  const now = useNow();
  const zone = useZone();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const row = selected && list.current?.querySelector(`[data-task="${CSS.escape(selected)}"]`);
    if (row) row.scrollIntoView({ block: "nearest" });
  }, [selected]);
  let heading = "";
  return (
    <div ref={list} data-list="">
      <ul>
        {tasks.map((task) => {
          const own = view === "done" && now ? day(task.updated_at, zone, now) : "";
          const begins = own !== heading;
          heading = own;
          return (
            <li key={task.id} className="row-quiet">
              {begins ? <p className="label border-b bg-desk px-5 pb-1.5 pt-4 font-medium">{own}</p> : null}
              <Row task={task} view={view} selected={task.id === selected} choose={choose} />
            </li>
          );
        })}
      </ul>
      {more ? <More more={more} busy={loadingMore} /> : null}
    </div>
  );
}

const Row = memo(function Row({
  task,
  view,
  selected,
  choose,
}: {
  task: Task;
  view: View;
  selected: boolean;
  choose: (task: Task) => void;
}) {
  const kind = kindOf(task.kind);
  const Icon = iconOf(kind);
  const badge = view === "waiting" ? gravest(task) : undefined;
  const { words, tone } = standing(task);
  return (
    <button
      type="button"
      data-task={task.id}
      aria-current={selected || undefined}
      onClick={() => choose(task)}
      className={cx(
        "relative block w-full border-b px-5 py-3.5 text-left outline-offset-[-3px] transition-colors duration-100",
        selected
          ? "md:bg-paper md:before:absolute md:before:inset-y-0 md:before:left-0 md:before:w-[3px] md:before:bg-sign max-md:bg-paper"
          : "hover:bg-paper/70 max-md:bg-paper",
      )}
    >
      <span className="flex items-center gap-2 text-[0.8125rem] text-faint">
        <Icon aria-hidden="true" className="size-3.5 shrink-0 text-sign" />
        <span className="truncate">{kind.noun}</span>
        <span className="ml-auto shrink-0">
          <Moment at={view === "waiting" ? task.created_at : task.updated_at} narrow />
        </span>
      </span>
      <span className="mt-1 line-clamp-2 font-serif text-[1.0625rem] leading-snug text-ink">
        <Summary text={task.summary} />
      </span>
      {view === "waiting" || view === "snoozed" ? (
        <span className="mt-1 block truncate text-sm text-soft">
          <bdi>{visible(task.why)}</bdi>
        </span>
      ) : (
        <span
          className={cx(
            "mt-1 block text-sm font-medium",
            { plain: "text-soft", good: "text-good", care: "text-care", alarm: "text-alarm" }[tone],
          )}
        >
          {words}
        </span>
      )}
      {badge || task.changed ? (
        <span className="mt-1.5 flex flex-wrap gap-x-3">
          {badge ? <BadgeTag badge={badge} /> : null}
          {task.changed && view === "waiting" ? (
            <span className="text-[0.8125rem] font-medium text-sign">changed since you saw it</span>
          ) : null}
        </span>
      ) : null}
    </button>
  );
});

/** The next page comes by itself as its button comes near; the button remains for those who tab. */
function More({ more, busy }: { more: () => void; busy: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const near = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && more(), {
      rootMargin: "800px",
    });
    if (place.current) near.observe(place.current);
    return () => near.disconnect();
  }, [more]);
  return (
    <div ref={place} className="p-5">
      <Button onClick={more} busy={busy} className="w-full">
        {busy ? "Loading more" : "Load more"}
      </Button>
    </div>
  );
}
