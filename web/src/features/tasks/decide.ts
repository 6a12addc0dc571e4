import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { ApiProblem } from "@/lib/api/problem";
import { keys, type Operation, operate, revise, type Task, taskQuery, type View } from "@/lib/api/queries";
import { explain } from "@/lib/errors";
import { toast } from "@/lib/toasts";
import { differences, fieldsOf } from "./action";
import { flat, following, know, type Pages, refreshLists, without } from "./cache";
import { kindOf } from "./kinds";
import { tellOtherTabs } from "./polling";
import { closePanel, forget, remember, select, trouble, useTaskUi } from "./store";
import { undoPath } from "./undo";

const SETTLING_TRIES = 20;
const SETTLING_PAUSE = 1000;

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

/** Decisions on tasks: shown at once, taken back visibly when the server says otherwise. */
export function useDecide() {
  const cache = useQueryClient();
  return useMemo(
    () => ({
      decide: (task: Task, operation: Operation, body?: Record<string, unknown>) =>
        decide(cache, task, operation, body),
      edit: (task: Task, action: Record<string, unknown>) => edit(cache, task, action),
      takeBack: () => takeBackLast(cache),
    }),
    [cache],
  );
}

const under = new Set<string>();

async function decide(
  cache: QueryClient,
  task: Task,
  operation: Operation,
  body?: Record<string, unknown>,
): Promise<boolean> {
  if (under.has(task.id)) return false;
  under.add(task.id);
  const move = MOVES[operation];
  const restore = move
    ? await leave(cache, task, body?.until ? { ...move, as: { snoozed_until: String(body.until) } } : move)
    : undefined;
  trouble(task.id, undefined);
  closePanel();
  if (operation === "approve") useTaskUi.setState({ signing: { task, at: Date.now() } });
  try {
    const after = await operate(task, operation, body);
    know(cache, after);
    remember({ task: after, operation });
    announce(cache, after, operation);
    tellOtherTabs(task.id);
    refresh(cache, task.id);
    if (after.pending?.op === "instruct") void followRewrite(cache, task.id);
    return true;
  } catch (error) {
    useTaskUi.setState({ signing: null });
    restore?.();
    fail(cache, task, error, () => decide(cache, task, operation, body));
    return false;
  } finally {
    under.delete(task.id);
  }
}

async function edit(cache: QueryClient, task: Task, action: Record<string, unknown>): Promise<boolean> {
  trouble(task.id, undefined);
  try {
    know(cache, await revise(task, action));
    tellOtherTabs(task.id);
    return true;
  } catch (error) {
    fail(cache, task, error);
    return false;
  }
}

/** Take the task out of its list before the server has answered; what is returned puts it back. */
async function leave(cache: QueryClient, task: Task, { from, to, as }: Move) {
  const key = keys.view(from);
  await Promise.all([cache.cancelQueries({ queryKey: key }), cache.cancelQueries({ queryKey: keys.counts })]);
  const [pages, counts] = [cache.getQueryData<Pages>(key), cache.getQueryData<Counts>(keys.counts)];
  const listed = flat(pages);
  const isListed = listed.some(({ id }) => id === task.id);
  if (pages) cache.setQueryData(key, without(pages, task.id));
  if (counts && isListed) cache.setQueryData(keys.counts, moved(counts, from, to));
  if (isListed) select(from, following(listed, task.id));
  cache.setQueryData(keys.task(task.id), { ...task, ...as });
  return () => {
    cache.setQueryData(keys.task(task.id), task);
    if (pages) cache.setQueryData(key, pages);
    if (counts) cache.setQueryData(keys.counts, counts);
    if (isListed) select(from, task.id);
  };
}

function moved(counts: Counts, from: View, to: View): Counts {
  const next = { ...counts };
  if (from !== "done") next[from] = Math.max(0, next[from] - 1);
  if (to !== "done") next[to] += 1;
  return next;
}

function fail(cache: QueryClient, task: Task, error: unknown, again?: () => void) {
  const current = error instanceof ApiProblem ? error.current : null;
  if (current) know(cache, current);
  trouble(task.id, {
    error,
    ...(current ? { differences: differences(fieldsOf(task), fieldsOf(current)) } : {}),
    ...(again && !current ? { again } : {}),
  });
  const { title } = explain(error);
  toast({ tone: "alarm", text: title, detail: task.summary });
  if (!current) refresh(cache, task.id);
}

function refresh(cache: QueryClient, id: string) {
  void cache.invalidateQueries({ queryKey: keys.counts });
  refreshLists(cache);
  void cache.invalidateQueries({ queryKey: keys.events(id) });
}

const SAID: Partial<Record<Operation, string>> = {
  approve: "Countersigned.",
  reject: "Declined.",
  snooze: "Snoozed.",
  instruct: "Being rewritten.",
  unsnooze: "Back in the tray.",
  cancel: "Cancelled.",
  undo: "Being undone.",
  retry: "Trying again.",
  resolve: "Settled.",
  reopen: "Back in the tray.",
};

function announce(cache: QueryClient, task: Task, operation: Operation) {
  const back = mayBeTakenBack(operation);
  const cools = operation === "approve" && task.cancellable_until;
  toast({
    text: SAID[operation] ?? "Done.",
    detail: cools ? `${kindOf(task.kind).doing} in a moment.` : task.summary,
    ...(back ? { action: { label: "Undo", key: "Z", run: () => void takeBack(cache, task.id) } } : {}),
  });
}

function mayBeTakenBack(operation: Operation): boolean {
  return operation === "approve" || operation === "reject" || operation === "snooze";
}

async function takeBackLast(cache: QueryClient) {
  const last = useTaskUi.getState().decisions.findLast(({ operation }) => mayBeTakenBack(operation));
  if (last) await takeBack(cache, last.task.id);
  else toast({ text: "There is nothing to take back." });
}

/** Somebody waits before the page for the new wording, so it is looked for sooner than by and by. */
async function followRewrite(cache: QueryClient, id: string) {
  for (let attempt = 0; attempt < SETTLING_TRIES; attempt++) {
    await new Promise((resume) => setTimeout(resume, SETTLING_PAUSE));
    const task = await cache.fetchQuery({ ...taskQuery(id), staleTime: 0 }).catch(() => undefined);
    if (task && !task.pending) return know(cache, task);
  }
}

/** The way back depends on how far it has come, so the task is read first; one at work is waited for. */
async function takeBack(cache: QueryClient, id: string) {
  for (let attempt = 0; attempt < SETTLING_TRIES; attempt++) {
    let task: Task;
    try {
      task = await cache.fetchQuery({ ...taskQuery(id), staleTime: 0 });
    } catch (error) {
      toast({ tone: "alarm", text: explain(error).title, detail: explain(error).advice });
      return;
    }
    const way = undoPath(task);
    if (way === "none") return void toast({ text: "This cannot be taken back any more.", detail: task.summary });
    if (way !== "later") {
      forget(id);
      if (await decide(cache, task, way)) select("waiting", id);
      return;
    }
    await new Promise((resume) => setTimeout(resume, SETTLING_PAUSE));
  }
  toast({ text: "It is still being carried out.", detail: "You can undo it under Done once it has finished." });
}
