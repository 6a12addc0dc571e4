"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import {
  type MouseEvent,
  type ReactNode,
  Suspense,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from "react";
import { Trouble } from "@/components/ui/notice";
import { ask } from "@/lib/address";
import { type Task, taskQuery, type View } from "@/lib/api/queries";
import { useSession } from "@/lib/api/session";
import { useCommand } from "@/lib/keys/registry";
import { later } from "@/lib/later";
import { AddressWatch } from "./address-watch";
import { useTakeBack } from "./go-back";
import { ListTools } from "./list-tools";
import { clearMarks, keepMarks, marksOf, markTo, toggleMark, useMarks } from "./marks";
import { NAMES } from "./narrow";
import { RivalsNotice } from "./rivals-notice";
import { select } from "./store";
import { rowOf, TaskList } from "./task-list";
import { useCurrent, useFocusKept } from "./use-current";
import { useList } from "./use-list";

const ROWS_TO_COME = ["w-3/4", "w-2/3", "w-4/5", "w-1/2", "w-2/3"];

/** The shape of a list, before there is one. */
const RowsToCome = () =>
  ROWS_TO_COME.map((width, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change
    <div key={at} aria-hidden="true" className="space-y-2.5 border-t py-4">
      <div className="h-2.5 w-2/5 rounded-sm bg-hair/70" />
      <div className={`h-3.5 rounded-sm bg-hair/70 ${width}`} />
    </div>
  ));

const WIDE = "(min-width: 48rem)";
const isWide = () => window.matchMedia(WIDE).matches;

const card = () => import("./task-card");
const TaskCard = later(() => card().then((module) => ({ default: module.TaskCard })));
const HeldBack = later(() => import("./held-back").then((module) => ({ default: module.HeldBack })));
const NothingMatches = later(() => import("./nothing-matches").then((module) => ({ default: module.NothingMatches })));
const BulkBar = later(() => import("./bulk-bar").then((module) => ({ default: module.BulkBar })));
// A phone shows the list alone; at a desk the card comes along with it, and not after it.
if (typeof window !== "undefined" && isWide()) void card();

/** The next page is on its way. */
const IN_A_MOMENT = () => undefined;

type TaskInboxProps = { view: View; title: string; lead: string; fetching: string; empty: ReactNode };

/** A list of tasks and, on a wide screen, the one that is read. On a phone a task opens as its own page. */
export function TaskInbox({ view, title, lead, fetching, empty }: TaskInboxProps) {
  const { t } = useLingui();
  const router = useRouter();
  const takeBack = useTakeBack();
  const signer = useSession((standing) => standing.user?.name ?? "");
  const {
    data,
    error,
    refetch,
    fetchNextPage,
    hasNextPage,
    isFetchingNextPage,
    tasks,
    words,
    narrowed,
    isNarrowed,
    isAsked,
  } = useList(view);
  const { current, at, elsewhere } = useCurrent(view, tasks, data !== undefined);
  const { data: linked } = useQuery({ ...taskQuery(elsewhere ?? ""), enabled: elsewhere !== undefined });
  const shown = elsewhere ? linked : current;
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusKept(shown?.id, heading);
  const markable = (view === "waiting" || view === "snoozed") && !words;
  const choosing = useMarks((marks) => marks.choosing || marks.digests.size > 0) && markable;

  useEffect(() => marksOf(view), [view]);
  useEffect(() => {
    if (data) keepMarks(tasks);
  }, [data, tasks]);
  useLayoutEffect(() => {
    if (elsewhere && !isWide()) router.replace(`/tasks/?id=${encodeURIComponent(elsewhere)}`);
  }, [elsewhere, router]);

  const mark = useCallback(
    (task: Task, { shiftKey }: { shiftKey: boolean }) => (shiftKey ? markTo(task, tasks) : toggleMark(task)),
    [tasks],
  );
  const open = useCallback(
    (task: Task, event: MouseEvent) => {
      if (markable && (event.shiftKey || event.ctrlKey || event.metaKey)) return mark(task, event);
      select(view, task.id);
      if (!isWide()) return router.push(`/tasks/?id=${encodeURIComponent(task.id)}`);
      ask({ task: task.id }, "push");
      requestAnimationFrame(() => heading.current?.focus({ preventScroll: true }));
    },
    [view, router, markable, mark],
  );
  const leadTo = useCallback(
    (id: string) => {
      select(view, id);
      if (isWide()) ask({ task: id }, "replace");
      rowOf(id)?.focus();
    },
    [view],
  );
  const narrow = useCallback(
    (change: Record<string, string | undefined>) => {
      select(view, undefined);
      ask({ ...change, task: undefined }, "replace");
    },
    [view],
  );
  const clear = () => narrow(Object.fromEntries(["q", ...Object.values(NAMES)].map((name) => [name, undefined])));
  const toList = () => document.querySelector<HTMLElement>('[data-task][tabindex="0"]')?.focus();
  const neighbour = (by: number) => (current ? tasks[Math.min(tasks.length - 1, Math.max(0, at + by))] : tasks[0]);
  const step = (by: number) => () => {
    const next = neighbour(by);
    if (next) leadTo(next.id);
  };
  const stretch = (by: number) => () => {
    const next = neighbour(by);
    if (!current || !next) return;
    markTo(current, tasks);
    markTo(next, tasks);
    leadTo(next.id);
  };
  const some = tasks.length > 0;
  useCommand("next", some ? step(1) : undefined);
  useCommand("previous", some ? step(-1) : undefined);
  useCommand("mark", markable && current ? () => toggleMark(current) : undefined);
  useCommand("mark-to", markable && current ? () => markTo(current, tasks) : undefined);
  useCommand("mark-next", markable && current ? stretch(1) : undefined);
  useCommand("mark-previous", markable && current ? stretch(-1) : undefined);
  useCommand("undo", takeBack);
  useCommand("back", () => (choosing ? clearMarks() : current && rowOf(current.id)?.focus()));

  const sheet = useRef<HTMLDivElement>(null);
  const shownId = shown?.id;
  useEffect(() => {
    if (shownId) sheet.current?.scrollTo({ top: 0 });
  }, [shownId]);
  const more = useMemo(
    () => (hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : undefined),
    [hasNextPage, isFetchingNextPage, fetchNextPage],
  );

  const isNone = data && !isAsked && tasks.length === 0 && !hasNextPage;
  const isEmpty = isNone && !isNarrowed;
  return (
    <div data-inbox="" className="md:grid md:min-h-0 md:flex-1 md:grid-cols-[minmax(19rem,24rem)_1fr]">
      <AddressWatch />
      <section aria-label={title} className="bg-desk md:flex md:min-h-0 md:flex-col md:border-r">
        <header className="border-b px-5 pb-2 pt-6">
          <h1 tabIndex={-1} data-list-title="" className="font-serif text-[1.75rem] leading-none outline-none">
            {title}
          </h1>
          <p className="mb-2 mt-1.5 text-sm text-faint">{lead}</p>
          <ListTools markable={markable} words={words} narrowed={narrowed} narrow={narrow} toList={toList} />
        </header>
        <div className="md:min-h-0 md:flex-1 md:overflow-y-auto">
          {error && !data ? <Trouble error={error} read again={() => void refetch()} className="m-5" /> : null}
          {error && data ? (
            <p className="border-b px-5 py-2 text-sm text-care">
              <Trans>This list may be out of date: the server did not answer.</Trans>
            </p>
          ) : null}
          {(!data || (isAsked && tasks.length === 0)) && !error ? (
            <div className="px-5 py-8">
              <p role="status" className="mb-8 font-serif text-[1.75rem] leading-tight text-soft">
                {words ? <Trans>Looking through your tasks.</Trans> : fetching}
              </p>
              <RowsToCome />
            </div>
          ) : null}
          <RivalsNotice className="p-4 empty:hidden md:hidden" />
          {isEmpty ? <div className="md:hidden">{empty}</div> : null}
          <Suspense>{isNone && isNarrowed ? <NothingMatches clear={clear} /> : null}</Suspense>
          <TaskList
            title={title}
            view={words ? "found" : view}
            tasks={tasks}
            current={current?.id}
            markable={markable}
            open={open}
            mark={mark}
            lead={leadTo}
            more={more ?? (isFetchingNextPage ? IN_A_MOMENT : undefined)}
            loadingMore={isFetchingNextPage}
          />
          <Suspense>{view === "waiting" && some && !isNarrowed && !hasNextPage ? <HeldBack /> : null}</Suspense>
        </div>
        {choosing ? (
          <div className="z-10 max-md:sticky max-md:bottom-[3.75rem]">
            <Suspense>
              <BulkBar view={view} tasks={tasks} />
            </Suspense>
          </div>
        ) : null}
      </section>
      <div ref={sheet} data-sheet="" className="relative hidden min-h-0 overflow-y-auto bg-paper md:block">
        <Suspense>{shown ? <TaskCard key={shown.id} task={shown} heading={heading} signer={signer} /> : null}</Suspense>
        {isEmpty && !shown ? empty : null}
      </div>
      <p role="status" className="sr-only">
        {isEmpty ? t`${title}: nothing here.` : ""}
      </p>
    </div>
  );
}
