import { t } from "@lingui/core/macro";
import type { QueryClient } from "@tanstack/react-query";
import { type Task, taskQuery } from "@/lib/api/queries";
import { summaryOf } from "@/lib/sentences";
import { alarm, toast } from "@/lib/toasts";
import { know } from "./cache";
import { comingBack } from "./come-back";
import { decide, refresh, SETTLING_PAUSE, SETTLING_TRIES, UNDOING_TRIES } from "./decide";
import { type Decision, forget, useTaskUi } from "./store";
import { isTakingBack, takeBackTogether } from "./take-back-together";
import type { Meant } from "./under-way";
import { wayBack } from "./undo";

export async function takeBackLast(cache: QueryClient, { begun, last }: Meant) {
  if (begun) {
    // What fails now was never decided; the one before it is not what the person meant.
    if (!(await begun.made)) return;
    // Of several, what was refused was never decided either.
    const made = useTaskUi.getState().decisions.findLast(({ tasks }) => tasks.some(({ id }) => begun.ids.includes(id)));
    return takeBack(cache, made ? idsOf(made) : begun.ids);
  }
  if (isTakingBack()) return void toast({ text: t`It is still being undone.` });
  if (last) return takeBack(cache, idsOf(last));
  toast({ text: t`There is nothing to take back.` });
}

const idsOf = ({ tasks }: Decision) => tasks.map(({ id }) => id);

/** What was decided in one press is taken back in one. */
export async function takeBack(cache: QueryClient, ids: readonly string[]) {
  const [id] = ids;
  if (ids.length > 1) await takeBackTogether(cache, ids);
  else if (id) await takeOneBack(cache, id);
}

/** Of what is being undone, what shows it again: it knows where the person was when they pressed. */
const pressed = new Map<string, ReturnType<typeof comingBack>>();

/** The way back depends on how far it has come, so the task is read first; one at work is waited for. */
async function takeOneBack(cache: QueryClient, id: string) {
  const show = comingBack();
  for (let attempt = 0; attempt < SETTLING_TRIES; attempt++) {
    let task: Task;
    try {
      task = await cache.fetchQuery({ ...taskQuery(id), staleTime: 0 });
    } catch (error) {
      alarm(error);
      return;
    }
    const way = wayBack(task);
    if (way === "none") return void toast({ text: t`This cannot be taken back any more.`, detail: summaryOf(task) });
    if (way !== "later") {
      if (way.operation === "undo") pressed.set(id, show);
      // Only once it is taken back: after a failure the same key would take back the decision before it.
      if (!(await decide(cache, task, way))) return void pressed.delete(id);
      forget(id);
      if (way.operation !== "undo") show(id);
      return;
    }
    await new Promise((resume) => setTimeout(resume, SETTLING_PAUSE));
  }
  toast({ text: t`It is still being carried out.`, detail: t`You can undo it under Done once it has finished.` });
}

/** It waits again once it is undone; then it is shown again, unless the person is in the middle of another. */
export async function followReturn(cache: QueryClient, id: string) {
  const show = pressed.get(id) ?? comingBack();
  pressed.delete(id);
  for (let attempt = 0; attempt < UNDOING_TRIES; attempt++) {
    const task = await cache.fetchQuery({ ...taskQuery(id), staleTime: 0 }).catch(() => undefined);
    if (task && task.undo.state !== "pending") {
      const isBack = task.status === "AWAITING_APPROVAL";
      know(cache, task);
      refresh(cache, id);
      if (isBack) show(id);
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
