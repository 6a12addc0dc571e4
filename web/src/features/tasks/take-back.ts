import { t } from "@lingui/core/macro";
import type { QueryClient } from "@tanstack/react-query";
import { type Task, taskQuery } from "@/lib/api/queries";
import { explain } from "@/lib/errors";
import { isField } from "@/lib/keys/registry";
import { summaryOf } from "@/lib/sentences";
import { toast } from "@/lib/toasts";
import { know } from "./cache";
import { decide, lastBegun, mayBeTakenBack, refresh, SETTLING_PAUSE, SETTLING_TRIES } from "./decide";
import { forget, select, useTaskUi } from "./store";
import { wayBack } from "./undo";

const UNDOING_TRIES = 90;

/** Whether the person is at another task: what they type next would decide on the one that took its place. */
const isInTheMiddle = () => useTaskUi.getState().panel !== null || isField(document.activeElement);

/** Show it again where it waits, unless the person is in the middle of another. */
function comeBack(id: string) {
  if (isInTheMiddle()) return;
  select("waiting", id);
  useTaskUi.setState({ returned: { id } });
}

export async function takeBackLast(cache: QueryClient) {
  const begun = lastBegun();
  if (begun) {
    // What fails now was never decided; the one before it is not what the person meant.
    if (await begun.made) await takeBack(cache, begun.id);
    return;
  }
  const last = useTaskUi.getState().decisions.findLast(({ operation }) => mayBeTakenBack(operation));
  if (last) await takeBack(cache, last.task.id);
  else toast({ text: t`There is nothing to take back.` });
}

/** The way back depends on how far it has come, so the task is read first; one at work is waited for. */
export async function takeBack(cache: QueryClient, id: string) {
  for (let attempt = 0; attempt < SETTLING_TRIES; attempt++) {
    let task: Task;
    try {
      task = await cache.fetchQuery({ ...taskQuery(id), staleTime: 0 });
    } catch (error) {
      toast({ tone: "alarm", text: explain(error).title, detail: explain(error).advice });
      return;
    }
    const way = wayBack(task);
    if (way === "none") return void toast({ text: t`This cannot be taken back any more.`, detail: summaryOf(task) });
    if (way !== "later") {
      // Only once it is taken back: after a failure the same key would take back the decision before it.
      if (!(await decide(cache, task, way))) return;
      forget(id);
      if (way.operation !== "undo") comeBack(id);
      return;
    }
    await new Promise((resume) => setTimeout(resume, SETTLING_PAUSE));
  }
  toast({ text: t`It is still being carried out.`, detail: t`You can undo it under Done once it has finished.` });
}

/** It waits again once it is undone; then it is shown again, unless the person is in the middle of another. */
export async function followReturn(cache: QueryClient, id: string) {
  for (let attempt = 0; attempt < UNDOING_TRIES; attempt++) {
    const task = await cache.fetchQuery({ ...taskQuery(id), staleTime: 0 }).catch(() => undefined);
    if (task && task.undo.state !== "pending") {
      const isBack = task.status === "AWAITING_APPROVAL";
      know(cache, task);
      refresh(cache, id);
      if (isBack) comeBack(id);
      toast({
        tone: isBack ? "plain" : "alarm",
        text: isBack ? t`Undone, and back in the tray.` : t`It could not be undone.`,
        detail: summaryOf(task),
        about: id,
      });
      return;
    }
    await new Promise((resume) => setTimeout(resume, SETTLING_PAUSE));
  }
}
