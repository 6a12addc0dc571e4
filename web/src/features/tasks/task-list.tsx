// biome-ignore-all lint/a11y/useSemanticElements: a grid of two lines a row is no table; the roles say what it is
// biome-ignore-all lint/a11y/useFocusableInteractive: rows and cells take no focus, what is in them does
"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, type MouseEvent, memo, useDeferredValue, useEffect, useMemo, useRef } from "react";
import { Button } from "@/components/ui/button";
import { useZone } from "@/components/ui/moment";
import type { Task, View } from "@/lib/api/queries";
import { useNow } from "@/lib/now";
import { day } from "@/lib/time";
import { TaskRow } from "./task-row";

type ListProps = {
  title: string;
  view: View | "found";
  tasks: Task[];
  current: string | undefined;
  markable: boolean;
  open: (task: Task, event: MouseEvent) => void;
  mark: (task: Task, event: MouseEvent) => void;
  /** Lead to a task without opening it. */
  lead: (id: string) => void;
  more: (() => void) | undefined;
  loadingMore: boolean;
};

export const rowOf = (id: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-task="${CSS.escape(id)}"]`);

/** So many rows fill a screen. Their heights are not guessed, so that none moves once it is drawn. */
const FIRST = 16;

/** The rows as a grid: one of them is current, it is the one that Tab reaches, and arrows lead on from it. Two thousand
 * of them are drawn again for what is theirs alone, and not for what happens beside them. */
export const TaskList = memo(function TaskList(props: ListProps) {
  const { title, view, tasks, current, markable, open, mark, lead, more, loadingMore } = props;
  const { t } = useLingui();
  const now = useNow();
  const zone = useZone();
  // What fills the screen is drawn at once, and what lies below it when nothing is more pressing.
  const whole = useDeferredValue(true, false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row may be one of those that are drawn later
  useEffect(() => {
    if (current) rowOf(current)?.scrollIntoView({ block: "nearest" });
  }, [current, whole]);
  const reachable = tasks.some(({ id }) => id === current) ? current : tasks[0]?.id;
  const days = useMemo(
    () => (view === "done" && now ? tasks.map((task) => day(task.updated_at, zone, now)) : []),
    [view, tasks, zone, now],
  );
  return (
    <>
      {tasks.length ? (
        <div
          role="grid"
          aria-label={title}
          aria-multiselectable={markable || undefined}
          aria-description={t`J and K or the arrows move, Enter opens.`}
          data-list=""
          onKeyDown={(event) => aside(event, lead)}
        >
          {(whole ? tasks : tasks.slice(0, FIRST)).map((task, at) => {
            const own = days[at] ?? "";
            const begins = own !== (days[at - 1] ?? "");
            return (
              <div key={task.id} role="presentation">
                {begins ? (
                  <div role="row">
                    <div role="gridcell" className="label border-b bg-desk px-5 pb-1.5 pt-4 font-medium">
                      {own}
                    </div>
                  </div>
                ) : null}
                <TaskRow
                  task={task}
                  view={view}
                  current={task.id === current}
                  reachable={task.id === reachable}
                  markable={markable}
                  below={at >= FIRST}
                  open={open}
                  mark={mark}
                />
              </div>
            );
          })}
        </div>
      ) : null}
      {more && whole ? <More more={more} busy={loadingMore} /> : null}
    </>
  );
});

/** Left and right go between the box and the row, Home and End to the first and the last. Up and down are commands. */
function aside(event: KeyboardEvent<HTMLElement>, lead: (id: string) => void) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const row = (event.target as Element).closest('[role="row"]');
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-task]")];
  const end = { Home: rows[0], End: rows.at(-1) }[event.key]?.dataset.task;
  const beside = { ArrowLeft: "[data-mark]", ArrowRight: "[data-task]" }[event.key];
  if (!end && !beside) return;
  event.preventDefault();
  if (end) lead(end);
  else row?.querySelector<HTMLElement>(beside ?? "")?.focus();
}

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
        {busy ? <Trans>Loading more</Trans> : <Trans>Load more</Trans>}
      </Button>
    </div>
  );
}
