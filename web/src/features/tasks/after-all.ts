import { told } from "@/lib/api/client";
import { tasksGet } from "@/lib/api/generated/sdk.gen";
import type { Wish } from "@/lib/api/operations";
import { leavesOpen } from "@/lib/api/problem";
import type { Task } from "@/lib/api/queries";

/** Somebody has waited for the answer already. */
const PATIENCE_MS = 5000;
const AT_ONCE = 5;

/** A task as it is after a decision on it that came to this `error`, if it was decided so all the same. */
export async function decidedAfterAll(error: unknown, shown: Task, wish: Wish): Promise<Task | undefined> {
  if (!leavesOpen(error)) return undefined;
  const task = await told(tasksGet({ path: { task_id: shown.id }, signal: AbortSignal.timeout(PATIENCE_MS) })).catch(
    () => undefined,
  );
  return task && isSo(task, shown, wish) ? task : undefined;
}

/** The same of several. */
export async function allDecidedAfterAll(error: unknown, shown: readonly Task[], wish: Wish): Promise<Task[]> {
  const found: Task[] = [];
  for (let from = 0; from < shown.length; from += AT_ONCE) {
    const some = await Promise.all(shown.slice(from, from + AT_ONCE).map((one) => decidedAfterAll(error, one, wish)));
    found.push(...some.filter((one) => one !== undefined));
    // They are decided in their order, so what follows these is not either; nor is a server asked on that says nothing.
    if (some.every((one) => one === undefined)) break;
  }
  return found;
}

function isSo(task: Task, shown: Task, wish: Wish): boolean {
  switch (wish.operation) {
    case "approve":
      return task.decided?.by === "user" && task.decided.digest === shown.digest && !BEFORE_OR_AGAINST.has(task.status);
    case "reject":
      return task.status === "REJECTED";
    case "snooze":
      return (
        task.status === "AWAITING_APPROVAL" && Date.parse(task.snoozed_until ?? "") === Date.parse(wish.body.until)
      );
    default:
      return false;
  }
}

const BEFORE_OR_AGAINST: ReadonlySet<Task["status"]> = new Set([
  "AWAITING_APPROVAL",
  "REJECTED",
  "CANCELLED",
  "EXPIRED",
  "UNDONE",
]);
