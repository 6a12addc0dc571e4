import { plural, t } from "@lingui/core/macro";
import type { QueryClient } from "@tanstack/react-query";
import { told } from "@/lib/api/client";
import { tasksDecide } from "@/lib/api/generated/sdk.gen";
import { problemOf } from "@/lib/api/problem";
import { keys, type Task, type View } from "@/lib/api/queries";
import { sameFromNow } from "@/lib/api/session";
import { explain } from "@/lib/errors";
import { toast } from "@/lib/toasts";
import { isLeftOpen } from "./action";
import { allDecidedAfterAll } from "./after-all";
import { flat, following, type Pages, refreshLists, refreshTask, without } from "./cache";
import { heldUp } from "./decide";
import { hasEnded, keepNotDone, notDone } from "./ended";
import { goBack } from "./go-back";
import { useMarks } from "./marks";
import { tellOtherTabs } from "./polling";
import { remember, select, useTaskUi } from "./store";
import { underWay } from "./under-way";
import { isUnsaved } from "./unsaved";

export type Together = "approve" | "reject";

/** By the codes that the server has for it. */
const ALONE: Record<string, () => string> = {
  irreversible: () => t`It cannot be taken back, so read it and sign it by itself.`,
  unverified: () => t`Not all of it is verified, so read it and sign it by itself.`,
};

/**
 * Why a task is signed by itself and not with others, in words; nothing where it may go with them.
 * The server holds to the same, whatever is asked of it.
 */
export function alone(task: Task): string | undefined {
  if (task.risk.read_first) return ALONE[task.risk.read_first]?.();
  if (task.needs || isLeftOpen(task)) return t`Something in it is left open: choose or fill it in first.`;
  if (task.pending) return t`It is just being rewritten.`;
  if (isUnsaved(task.id)) return t`You typed changes into it that are not kept: keep or discard them first.`;
  return undefined;
}

/** As many as one call takes. */
const AT_ONCE = 50;

/** `failed`: why what is left was not asked; it is still marked. */
export type Outcome = { done: number; refused: number; failed?: unknown };

/**
 * Decide on all that is marked, each under the digest of what was shown when it was marked. What is more than one call
 * takes goes in portions, one after another; `tell` hears how far that has come. Together it is one decision. What was
 * not asked yet is not, once that is taken back or the marks are, and is looked at once more before it is.
 *
 * What is refused stays marked, and says why; what could not be asked together is not asked at all, and what a call that
 * failed leaves open stays marked as it was.
 */
export async function decideTogether(
  cache: QueryClient,
  view: View,
  marked: readonly Task[],
  decision: Together,
  tell: (done: number, of: number) => void,
): Promise<Outcome> {
  const { digests } = useMarks.getState();
  const refused = new Map<string, string>();
  const mayBe = (task: Task): boolean => {
    const reason = decision === "approve" ? alone(task) : undefined;
    if (reason) refused.set(task.id, reason);
    return !reason;
  };
  const asked = marked.filter(mayBe);
  const done: Task[] = [];
  const isSame = sameFromNow();
  let stopped = false;
  const decided = (made: readonly Task[]) => {
    done.push(...made);
    settle(cache, view, made, refused);
  };
  const inPortions = async () => {
    for (let from = 0; from < asked.length && !stopped; from += AT_ONCE) {
      const portion = asked
        .slice(from, from + AT_ONCE)
        .filter((task) => isMarked(view, task) && mayBe(task))
        .map((task) => ({ ...task, digest: digests.get(task.id) ?? task.digest }));
      if (portion.length === 0) continue;
      if (asked.length > AT_ONCE) tell(from, asked.length);
      const results = await askedFor(portion, decision).catch(async (error: unknown) => {
        if (isSame()) decided(await allDecidedAfterAll(error, portion, { operation: decision }));
        throw error;
      });
      if (!isSame()) return;
      for (const one of results) if (!one.ok) refused.set(one.task_id, why(one));
      decided(portion.filter(({ id }) => results.some((one) => one.task_id === id && one.ok)));
    }
  };
  let failed: unknown;
  const asOne = async () => {
    await inPortions().catch((error: unknown) => {
      failed = error;
    });
    if (done.length > 0 && isSame()) remember({ tasks: done, operation: decision });
    return done.length > 0;
  };
  const stop = () => {
    stopped = true;
  };
  await underWay({ ids: asked.map(({ id }) => id), operation: decision, made: asOne(), stop });
  if (!isSame()) return { done: done.length, refused: 0 };
  const count = asked.length - done.length;
  if (hasEnded(failed)) keepNotDone(notDone(decision, plural(count, { one: "# task", other: "# tasks" })));
  useMarks.setState({ refused });
  // What of a call that failed was decided all the same is not in the lists any more.
  refreshLists(cache);
  announce(cache, done, decision);
  return { done: done.length, refused: refused.size, ...(failed ? { failed } : {}) };
}

async function askedFor(tasks: readonly Task[], decision: Together) {
  const decisions = tasks.map(({ id, digest }) => ({ task_id: id, digest, decision }));
  return (await told(tasksDecide({ body: { decisions } }))).results;
}

/** Of one that was refused, in words. */
function why({ problem }: Awaited<ReturnType<typeof askedFor>>[number]): string {
  const { title, advice } = explain(problemOf(problem?.status ?? 500, problem, new Headers()));
  return ALONE[problem?.code ?? ""]?.() ?? `${title} ${advice}`;
}

/** Still, as far as that list is the one that is looked at. */
function isMarked(view: View, { id }: Task): boolean {
  const marks = useMarks.getState();
  return marks.view !== view || marks.digests.has(id);
}

/** One portion is decided: it is in the list and among the marked no more. What was marked in the meantime stays marked. */
function settle(cache: QueryClient, view: View, made: readonly Task[], refused: ReadonlyMap<string, string>) {
  if (made.length > 0) leadOn(cache, view, made);
  cache.setQueriesData<Pages>({ queryKey: keys.view(view) }, (pages) =>
    pages ? made.reduce((left, { id }) => without(left, id), pages) : pages,
  );
  for (const task of made) {
    tellOtherTabs(task.id);
    refreshTask(cache, task.id);
  }
  void cache.invalidateQueries({ queryKey: keys.counts });
  const gone = new Set(made.map(({ id }) => id));
  useMarks.setState((marks) => {
    const left = new Map([...marks.digests].filter(([id]) => !gone.has(id)));
    return { digests: left, refused: new Map(refused), choosing: left.size > 0 };
  });
}

function announce(cache: QueryClient, done: readonly Task[], decision: Together) {
  const count = done.length;
  if (count === 0) return;
  const detail = heldUp(decision);
  toast({
    ...(detail ? { detail } : {}),
    text:
      decision === "approve"
        ? plural(count, { one: "# countersigned.", other: "# countersigned." })
        : plural(count, { one: "# declined.", other: "# declined." }),
    action: {
      label: t`Undo`,
      key: "Z",
      run: () =>
        void goBack(
          cache,
          done.map(({ id }) => id),
        ),
    },
  });
}

/** What was read and is decided makes place for the one that comes to stand there. */
function leadOn(cache: QueryClient, view: View, done: readonly Task[]) {
  const { selected } = useTaskUi.getState();
  const gone = new Set(done.map(({ id }) => id));
  const read = selected[view];
  if (!read || !gone.has(read)) return;
  const listed = flat(cache.getQueryData<Pages>(keys.view(view)));
  const left = listed.filter(({ id }) => id === read || !gone.has(id));
  select(view, following(left, read));
}
