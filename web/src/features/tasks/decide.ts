import { t } from "@lingui/core/macro";
import { type MutationOptions, type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { type Operation, operate, revise, type Wish } from "@/lib/api/operations";
import { ApiProblem, leavesOpen } from "@/lib/api/problem";
import { keys, type Task, taskQuery, type View } from "@/lib/api/queries";
import { sameFromNow, useSession } from "@/lib/api/session";
import { summaryOf } from "@/lib/sentences";
import { alarm, dismissAbout, toast } from "@/lib/toasts";
import { differences, fieldsOf } from "./action";
import { flat, following, know, type Pages, putBack, refreshLists, without } from "./cache";
import { hasEnded, keepNotDone, notDone } from "./ended";
import { goBack } from "./go-back";
import { kindOf } from "./kinds";
import type { Lesson } from "./lesson";
import { tellOtherTabs } from "./polling";
import { closePanel, remember, select, trouble, useTaskUi } from "./store";
import { isUnder, mayBeTakenBack, underWay } from "./under-way";
import { sameWay } from "./ways";

export const SETTLING_TRIES = 20;
export const SETTLING_PAUSE = 1000;
export const UNDOING_TRIES = 90;

type Counts = Record<"waiting" | "active" | "snoozed", number>;

type Move = { from: View; to: View; as: Partial<Task> };

/** What an operation looks like before the server has answered. */
const MOVES: Partial<Record<Operation, Move>> = {
  approve: { from: "waiting", to: "active", as: { status: "APPROVED" } },
  reject: { from: "waiting", to: "done", as: { status: "REJECTED" } },
  snooze: { from: "waiting", to: "snoozed", as: {} },
  unsnooze: { from: "snoozed", to: "waiting", as: { snoozed_until: null } },
  cancel: { from: "active", to: "done", as: { status: "CANCELLED" } },
  reopen: { from: "done", to: "waiting", as: { status: "AWAITING_APPROVAL" } },
};

/** A cancelled one that is to be decided anew waits at once. */
const CANCELLED_TO_WAIT: Move = { from: "active", to: "waiting", as: { status: "AWAITING_APPROVAL", decided: null } };

/** Decisions on tasks: shown at once, taken back visibly when the server says otherwise. */
export function useDecide() {
  const cache = useQueryClient();
  return useMemo(
    () => ({
      decide: (task: Task, wish: Wish, shown?: Task, lesson?: Lesson) => decide(cache, task, wish, shown, lesson),
      edit: (task: Task, action: Record<string, unknown>, shown?: Task) => edit(cache, task, action, shown),
      keepAndSign: (task: Task, keep: () => Promise<Task | undefined>) => keepAndSign(cache, task, keep),
    }),
    [cache],
  );
}

/** `lesson` is what its agent learns of it. `shown` is the task in the way that is chosen, where there are several: its digest is what is decided on. */
type Decision = { task: Task; shown: Task; wish: Wish; isSame: () => boolean; lesson: Lesson | undefined };

export async function decide(
  cache: QueryClient,
  task: Task,
  wish: Wish,
  shown: Task = task,
  lesson?: Lesson,
): Promise<boolean> {
  if (isUnder(task.id)) return false;
  const done = made(cache, deciding(cache), { task, shown, wish, isSame: sameFromNow(), lesson }).then(
    () => true,
    () => false,
  );
  return underWay({ ids: [task.id], operation: wish.operation, made: done });
}

/** Keep what was typed and sign it, in one press. `keep` answers what is to be signed, if it is. Z before it is signed
 * means this press, and then it is not. */
export function keepAndSign(cache: QueryClient, task: Task, keep: () => Promise<Task | undefined>): Promise<boolean> {
  const isSame = sameFromNow();
  let stopped = false;
  const signed = async () => {
    const kept = await keep();
    if (!kept || !isSame()) return false;
    if (!stopped) return decide(cache, kept, { operation: "approve" });
    toast({ text: t`Kept, and not signed.`, detail: summaryOf(kept), about: task.id });
    return false;
  };
  const stop = () => {
    stopped = true;
  };
  return underWay({ ids: [task.id], operation: "approve", keeps: true, stop, made: signed() });
}

/** Have a mutation made, also where no component is there to ask for it. */
const made = <D, V, C>(cache: QueryClient, options: MutationOptions<D, Error, V, C>, wanted: V): Promise<D> =>
  cache
    .getMutationCache()
    .build<D, Error, V, C>(cache, { ...cache.getDefaultOptions().mutations, ...options } as typeof options)
    .execute(wanted);

type Restore = (() => void) | undefined;

const deciding = (cache: QueryClient): MutationOptions<Task, Error, Decision, Restore> => ({
  mutationFn: ({ shown, wish }) =>
    operate(shown, wish).catch(async (error: unknown) => {
      // Nothing is waited for before a refusal is told: who is led to the door by it may leave the page at once.
      if (!leavesOpen(error)) throw error;
      // Else the person is told that it failed, and Z means the decision before it, while the letter goes out.
      const more = await import("./after-all").catch(() => undefined);
      const after = await more?.decidedAfterAll(error, shown, wish);
      if (after) return after;
      throw error;
    }),
  onMutate: async ({ task, shown, wish }) => {
    const move = moveOf(wish);
    const restore = move ? await leave(cache, task, shown, move) : undefined;
    trouble(task.id, undefined);
    dismissAbout(task.id);
    if (useTaskUi.getState().panel?.taskId === task.id) closePanel();
    if (wish.operation === "approve") useTaskUi.setState({ signing: { task, at: Date.now() } });
    return restore;
  },
  onSuccess: (after, { wish, isSame, lesson }) => {
    if (!isSame()) return;
    know(cache, after);
    remember({ tasks: [after], operation: wish.operation });
    announce(cache, after, wish, lesson);
    tellOtherTabs(after.id);
    refresh(cache, after.id);
    followUp(cache, after, wish);
  },
  onError: (error, { task, shown, wish, isSame, lesson }, restore) => {
    if (!isSame()) return;
    useTaskUi.setState({ signing: null });
    restore?.();
    if (!leftUndone(cache, task, error, wish.operation))
      fail(cache, task, shown, error, () => void decide(cache, task, wish, shown, lesson));
  },
});

function moveOf(wish: Wish): Move | undefined {
  if (wish.operation === "cancel" && wish.body?.reopen) return CANCELLED_TO_WAIT;
  const move = MOVES[wish.operation];
  return move && wish.operation === "snooze" ? { ...move, as: { snoozed_until: wish.body.until } } : move;
}

/** What else comes of a decision, now or in a while. */
function followUp(cache: QueryClient, after: Task, wish: Wish) {
  if (wish.operation === "approve" && after.conflicts_with.length)
    useTaskUi.setState({ rivals: { signed: after, ids: after.conflicts_with } });
  if (useTaskUi.getState().rivals?.signed.id === after.id && after.status === "AWAITING_APPROVAL")
    useTaskUi.setState({ rivals: null });
  if (after.pending?.op === "instruct") void followRewrite(cache, after.id);
  if (wish.operation === "undo" && wish.body?.reopen)
    void import("./take-back").then((more) => more.followReturn(cache, after.id));
}

async function edit(
  cache: QueryClient,
  task: Task,
  action: Record<string, unknown>,
  shown: Task = task,
): Promise<Task | undefined> {
  trouble(task.id, undefined);
  const revising: MutationOptions<Task, Error, Record<string, unknown>> = {
    mutationFn: (wanted) => revise(shown, wanted as Task["action"]),
    onSuccess: (revised) => {
      know(cache, revised);
      tellOtherTabs(task.id);
    },
    onError: (error) => leftUndone(cache, task, error, "edit") || fail(cache, task, shown, error),
  };
  return made(cache, revising, action).catch(() => undefined);
}

/** Take the task out of its list before the server has answered; what is returned puts it back. */
async function leave(cache: QueryClient, task: Task, shown: Task, { from, to, as }: Move) {
  const key = keys.view(from);
  await Promise.all([cache.cancelQueries({ queryKey: key }), cache.cancelQueries({ queryKey: keys.counts })]);
  const [pages, counts] = [cache.getQueryData<Pages>(key), cache.getQueryData<Counts>(keys.counts)];
  const listed = flat(pages);
  const isListed = listed.some(({ id }) => id === task.id);
  const selected = useTaskUi.getState().selected[from];
  const isRead = (listed.find(({ id }) => id === selected) ?? listed[0])?.id === task.id;
  if (pages) cache.setQueryData(key, without(pages, task.id));
  if (counts && isListed) cache.setQueryData(keys.counts, moved(counts, from, to));
  if (isRead) select(from, following(listed, task.id));
  cache.setQueryData(keys.task(task.id), { ...shown, ...as });
  return () => {
    cache.setQueryData(keys.task(task.id), task);
    // Others may have been decided since: what became of them stays.
    if (pages) cache.setQueryData<Pages>(key, (now) => now && putBack(now, task, pages));
    if (counts && isListed) cache.setQueryData<Counts>(keys.counts, (now) => now && moved(now, to, from));
    void cache.invalidateQueries({ queryKey: keys.counts });
    if (isRead) select(from, task.id);
  };
}

function moved(counts: Counts, from: View, to: View): Counts {
  const next = { ...counts };
  if (from !== "done") next[from] = Math.max(0, next[from] - 1);
  if (to !== "done") next[to] += 1;
  return next;
}

/** Whether the session ended under it: nobody is there to be told, and nothing of it is shown to whoever comes next. */
function leftUndone(cache: QueryClient, task: Task, error: unknown, operation: Operation | "edit"): boolean {
  if (!hasEnded(error)) return false;
  cache.removeQueries({ queryKey: keys.task(task.id) });
  keepNotDone(notDone(operation, summaryOf(task)));
  return true;
}

function fail(cache: QueryClient, task: Task, shown: Task, error: unknown, again?: () => void) {
  const current = error instanceof ApiProblem ? error.current : null;
  const same = current ? sameWay(task, shown, current) : undefined;
  if (current) know(cache, current);
  trouble(task.id, {
    error,
    ...(same ? { differences: differences(fieldsOf(shown), fieldsOf(same)) } : {}),
    ...(again && !current ? { again } : {}),
  });
  alarm(error, { detail: summaryOf(task), about: task.id });
  if (!current) refresh(cache, task.id);
}

export function refresh(cache: QueryClient, id: string) {
  void cache.invalidateQueries({ queryKey: keys.counts });
  refreshLists(cache);
  void cache.invalidateQueries({ queryKey: keys.events(id) });
}

function said(wish: Wish): string {
  switch (wish.operation) {
    case "approve":
      return t`Countersigned.`;
    case "reject":
      return t`Declined.`;
    case "snooze":
      return t`Snoozed.`;
    case "instruct":
      return t`Being rewritten.`;
    case "cancel":
      return wish.body?.reopen ? t`Back in the tray.` : t`Cancelled.`;
    case "undo":
      return wish.body?.reopen ? t`Being undone. It comes back to Waiting once it is.` : t`Being undone.`;
    case "retry":
      return t`Trying again.`;
    case "resolve":
      return t`Settled.`;
    case "unsnooze":
    case "reopen":
      return t`Back in the tray.`;
  }
}

function announce(cache: QueryClient, task: Task, wish: Wish, lesson?: Lesson) {
  const cools = wish.operation === "approve" && task.cancellable_until;
  const { doing } = kindOf(task.kind);
  toast({
    text: said(wish),
    detail: heldUp(wish.operation) ?? (cools ? t`${doing} in a moment.` : (lesson?.text ?? summaryOf(task))),
    about: task.id,
    ...(lesson ? { link: { label: t`See what it learned`, href: lesson.href } } : {}),
    ...(mayBeTakenBack(wish.operation)
      ? { action: { label: t`Undo`, key: "Z", run: () => void goBack(cache, [task.id]) } }
      : {}),
  });
}

/** What is signed while everything is paused is not carried out yet. */
export const heldUp = (operation: Operation): string | undefined =>
  operation === "approve" && useSession.getState().user?.paused ? t`Held up until you resume Countersign.` : undefined;

/** Somebody waits before the page for the new wording, so it is looked for sooner than by and by. */
async function followRewrite(cache: QueryClient, id: string) {
  for (let attempt = 0; attempt < SETTLING_TRIES; attempt++) {
    await new Promise((resume) => setTimeout(resume, SETTLING_PAUSE));
    const task = await cache.fetchQuery({ ...taskQuery(id), staleTime: 0 }).catch(() => undefined);
    if (task && !task.pending) return know(cache, task);
  }
}
