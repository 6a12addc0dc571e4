import { plural, t } from "@lingui/core/macro";
import type { QueryClient } from "@tanstack/react-query";
import { told } from "@/lib/api/client";
import { tasksDecide } from "@/lib/api/generated/sdk.gen";
import { problemOf } from "@/lib/api/problem";
import { keys, type Task, type View } from "@/lib/api/queries";
import { explain } from "@/lib/errors";
import { toast } from "@/lib/toasts";
import { isLeftOpen } from "./action";
import { flat, following, type Pages, refreshLists, refreshTask, without } from "./cache";
import { goBack } from "./go-back";
import { useMarks } from "./marks";
import { tellOtherTabs } from "./polling";
import { remember, select, useTaskUi } from "./store";
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

/**
 * Decide on all that is marked with one call, each under the digest of what was shown when it was marked.
 * What is refused stays marked, and says why; what could not be asked together is not asked at all.
 */
export async function decideTogether(cache: QueryClient, view: View, marked: readonly Task[], decision: Together) {
  const { digests } = useMarks.getState();
  const refused = new Map<string, string>();
  const asked = marked.filter((task) => {
    const why = decision === "approve" ? alone(task) : undefined;
    if (why) refused.set(task.id, why);
    return !why;
  });
  const { results } = await told(
    tasksDecide({
      body: {
        decisions: asked.map(({ id, digest }) => ({ task_id: id, digest: digests.get(id) ?? digest, decision })),
      },
    }),
  );
  const done = asked.filter(({ id }) => results.some((one) => one.task_id === id && one.ok));
  for (const { task_id: id, ok, problem } of results) {
    if (ok) continue;
    const { title, advice } = explain(problemOf(problem?.status ?? 500, problem, new Headers()));
    refused.set(id, ALONE[problem?.code ?? ""]?.() ?? `${title} ${advice}`);
  }
  settle(cache, view, done, decision);
  const isDone = new Set(done.map(({ id }) => id));
  // What was marked in the meantime stays marked.
  useMarks.setState((marks) => {
    const left = new Map([...marks.digests].filter(([id]) => !isDone.has(id)));
    return { digests: left, refused, choosing: left.size > 0 };
  });
  return { done: done.length, refused: refused.size };
}

function settle(cache: QueryClient, view: View, done: readonly Task[], decision: Together) {
  if (done.length === 0) return;
  leadOn(cache, view, done);
  cache.setQueriesData<Pages>({ queryKey: keys.view(view) }, (pages) =>
    pages ? done.reduce((left, { id }) => without(left, id), pages) : pages,
  );
  for (const task of done) {
    remember({ task, operation: decision });
    tellOtherTabs(task.id);
    refreshTask(cache, task.id);
  }
  void cache.invalidateQueries({ queryKey: keys.counts });
  refreshLists(cache);
  const count = done.length;
  toast({
    text:
      decision === "approve"
        ? plural(count, { one: "# countersigned.", other: "# countersigned." })
        : plural(count, { one: "# declined.", other: "# declined." }),
    action: { label: t`Undo`, run: () => void backAgain(cache, done) },
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

async function backAgain(cache: QueryClient, done: readonly Task[]) {
  for (const { id } of done) await goBack(cache, id);
}
