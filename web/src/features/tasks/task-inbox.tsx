"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Trouble } from "@/components/ui/notice";
import { type Task, type View, viewQuery } from "@/lib/api/queries";
import { useSession } from "@/lib/api/session";
import { useCommand } from "@/lib/keys/registry";
import { flat } from "./cache";
import { useDecide } from "./decide";
import { HeldBack } from "./held-back";
import { RivalsNotice } from "./rivals-notice";
import { select, useTaskUi } from "./store";
import { TaskList } from "./task-list";

const WIDE = "(min-width: 48rem)";
const isWide = () => window.matchMedia(WIDE).matches;

const card = () => import("./task-card");
const TaskCard = lazy(() => card().then((module) => ({ default: module.TaskCard })));
const Signed = lazy(() => card().then((module) => ({ default: module.Signed })));
// A phone shows the list alone; at a desk the card comes along with it, and not after it.
if (typeof window !== "undefined" && isWide()) void card();

type TaskInboxProps = { view: View; title: string; lead: string; fetching: string; empty: ReactNode };

/** A list of tasks and, on a wide screen, the one that is read. On a phone a task opens as its own page. */
export function TaskInbox({ view, title, lead, fetching, empty }: TaskInboxProps) {
  const router = useRouter();
  const { takeBack } = useDecide();
  const signer = useSession((standing) => standing.user?.name ?? "");
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(viewQuery(view));
  const tasks = useMemo(() => flat(data), [data]);
  const wanted = useTaskUi((ui) => ui.selected[view]);
  const [read, setRead] = useState<string>();
  // What is read stays where nothing was picked, too: what comes up before it would take its place under the hands.
  const current = tasks.find(({ id }) => id === wanted) ?? tasks.find(({ id }) => id === read) ?? tasks[0];
  if (current && current.id !== read) setRead(current.id);
  const signing = useTaskUi((ui) => ui.signing !== null);
  const heading = useRef<HTMLHeadingElement>(null);

  const choose = useCallback(
    (task: Task) => {
      select(view, task.id);
      if (!isWide()) router.push(`/tasks/?id=${encodeURIComponent(task.id)}`);
      else requestAnimationFrame(() => heading.current?.focus({ preventScroll: true }));
    },
    [view, router],
  );
  const step = (by: number) => () => {
    const at = tasks.findIndex(({ id }) => id === current?.id);
    const next = tasks[Math.min(tasks.length - 1, Math.max(0, at + by))];
    if (next) select(view, next.id);
  };
  useCommand("next", tasks.length ? step(1) : undefined);
  useCommand("previous", tasks.length ? step(-1) : undefined);
  useCommand("undo", () => void takeBack());

  const sheet = useRef<HTMLDivElement>(null);
  const shownId = current?.id;
  useEffect(() => {
    if (shownId) sheet.current?.scrollTo({ top: 0 });
  }, [shownId]);
  const more = useMemo(
    () => (hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : undefined),
    [hasNextPage, isFetchingNextPage, fetchNextPage],
  );

  const isEmpty = data && tasks.length === 0 && !hasNextPage;
  return (
    <div className="md:grid md:h-dvh md:grid-cols-[minmax(19rem,24rem)_1fr]">
      <section aria-label={title} className="bg-desk md:flex md:min-h-0 md:flex-col md:border-r">
        <header className="border-b px-5 pb-4 pt-6">
          <h1 className="font-serif text-[1.75rem] leading-none">{title}</h1>
          <p className="mt-2 text-sm text-faint">{lead}</p>
        </header>
        <div className="md:min-h-0 md:flex-1 md:overflow-y-auto">
          {error && !data ? <Trouble error={error} again={() => void refetch()} className="m-5" /> : null}
          {error && data ? (
            <p className="border-b px-5 py-2 text-sm text-care">
              This list may be out of date: the server did not answer.
            </p>
          ) : null}
          {!data && !error ? (
            <p role="status" className="px-5 py-8 font-serif text-[1.75rem] leading-tight text-soft">
              {fetching}
            </p>
          ) : null}
          <RivalsNotice className="p-4 empty:hidden md:hidden" />
          {isEmpty ? <div className="md:hidden">{empty}</div> : null}
          <TaskList
            view={view}
            tasks={tasks}
            selected={current?.id}
            choose={choose}
            more={more ?? (isFetchingNextPage ? () => undefined : undefined)}
            loadingMore={isFetchingNextPage}
          />
          {view === "waiting" && tasks.length > 0 && !hasNextPage ? <HeldBack /> : null}
        </div>
      </section>
      <div ref={sheet} className="relative hidden min-h-0 overflow-y-auto bg-paper md:block">
        <Suspense>
          {current ? <TaskCard key={current.id} task={current} heading={heading} signer={signer} /> : null}
        </Suspense>
        {isEmpty ? empty : null}
        <div className="sticky bottom-0 h-0">
          <Suspense>{signing ? <Signed signer={signer} /> : null}</Suspense>
        </div>
      </div>
      <p role="status" className="sr-only">
        {isEmpty ? `${title}: nothing here.` : ""}
      </p>
    </div>
  );
}
