import { t } from "@lingui/core/macro";
import type { Operation } from "@/lib/api/operations";
import { ApiProblem } from "@/lib/api/problem";
import { useSession } from "@/lib/api/session";
import { toast } from "@/lib/toasts";
import { PLACES } from "@/lib/typed-words";

const UNAUTHORIZED = 401;
const AT_MOST = 20;

/** Whether a decision came to nothing because the session has ended under it: whoever made it is at the door by now. */
export const hasEnded = (error: unknown): boolean =>
  error instanceof ApiProblem && error.status === UNAUTHORIZED && useSession.getState().state === "out";

/** That a decision was not made, and on what. */
export function notDone(operation: Operation | "edit", what: string): string {
  switch (operation) {
    case "approve":
      return t`Not signed: ${what}`;
    case "reject":
      return t`Not declined: ${what}`;
    case "snooze":
      return t`Not snoozed: ${what}`;
    case "edit":
      return t`Not kept: ${what}`;
    default:
      return t`Not done: ${what}`;
  }
}

/** Said once they are back, also by a way that leads over another site; to nobody else. */
export function keepNotDone(line: string) {
  try {
    sessionStorage.setItem(PLACES.notDone, JSON.stringify([...kept(), line].slice(-AT_MOST)));
  } catch {
    // A browser that keeps nothing says nothing of it; the task stands where it was.
  }
}

/** Somebody is in. */
export function tellNotDone() {
  try {
    const lines = kept();
    sessionStorage.removeItem(PLACES.notDone);
    if (lines.length) toast({ tone: "alarm", text: `${lines.join("; ")}.`, detail: t`Your session had ended.` });
  } catch {
    // Nothing was kept.
  }
}

const kept = (): string[] => JSON.parse(sessionStorage.getItem(PLACES.notDone) ?? "[]");
