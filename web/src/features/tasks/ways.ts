import { t } from "@lingui/core/macro";
import type { Task } from "@/lib/api/queries";
import { retold } from "@/lib/sentences";

/** One of several things that can be countersigned of a task; `label` says what it comes to. */
export type Way = { label: string; digest: string };

/** The name of what is proposed, where there are others beside it; what it is called is in the person's language. */
export const AS_PROPOSED = "As proposed";

export const labelOf = ({ label }: Way): string => (label === AS_PROPOSED ? t`As proposed` : retold(label));

/** The person's own keys, in the order in which they lie on the keyboard. */
const KEYS = "1234567890";

export const keyOfWay = (at: number): string | undefined => KEYS[at];
export const placeOfKey = (key: string): number => KEYS.indexOf(key);

/** Whether only the person knows which it is, so that nothing is proposed before they say. */
export const mustChoose = (task: Task): boolean => task.needs?.what === "choice";

/** What there is to choose from: the task's own action, unless it is the person who has to say, and the alternatives. */
export function waysOf(task: Task): Way[] {
  if (task.status !== "AWAITING_APPROVAL" || task.alternatives.length === 0) return [];
  const own = mustChoose(task) ? [] : [{ label: AS_PROPOSED, digest: task.digest }];
  return [...own, ...task.alternatives.map(({ label, digest }) => ({ label, digest }))];
}

/** The way that is chosen: what the person picked of this very version, else what is proposed. */
export function wayOf(task: Task, picked: string | undefined): Way | undefined {
  const ways = waysOf(task);
  return ways.find(({ digest }) => digest === picked) ?? ways.find(({ digest }) => digest === task.digest);
}

/** The task as the chosen way has it: what is shown, edited and signed, by the digest of that way. */
export function inThatWay(task: Task, way: Way | undefined): Task {
  const one = task.alternatives.find(({ digest }) => digest === way?.digest);
  if (!one) return task;
  return {
    ...task,
    action: one.action,
    digest: one.digest,
    summary: one.summary,
    says: { ...task.says, ...one.says },
    risk: one.risk,
    needs: null,
  };
}

/** The same way in another version of the task, where it is still offered. */
export function sameWay(before: Task, shown: Task, after: Task): Task | undefined {
  if (shown.digest === before.digest) return after;
  const label = before.alternatives.find(({ digest }) => digest === shown.digest)?.label;
  const way = waysOf(after).find((one) => one.label === label);
  return way && inThatWay(after, way);
}
