import type { Task } from "@/lib/api/queries";
import { kindOf } from "./kinds";

type Tone = "plain" | "good" | "care" | "alarm";

/** Where a task stands, in words. */
export function standing(task: Task): { words: string; tone: Tone } {
  const words = kindOf(task.kind);
  switch (task.status) {
    case "AWAITING_APPROVAL":
      return { words: "Waits for you", tone: "plain" };
    case "APPROVED":
      if (task.blocked_by) return { words: "Approved, held up", tone: "care" };
      return { words: task.decided?.by === "rule" ? "Approved by your rule" : "Approved", tone: "plain" };
    case "EXECUTING":
      return { words: words.doing, tone: "plain" };
    case "COMPLETED":
      if (task.undo.state === "pending") return { words: "Being undone", tone: "plain" };
      return { words: words.done, tone: "good" };
    case "FAILED":
      return { words: "Failed", tone: "alarm" };
    case "NEEDS_REVIEW":
      return { words: "Needs your eyes", tone: "alarm" };
    case "REJECTED":
      return { words: "Declined", tone: "plain" };
    case "EXPIRED":
      return { words: "Expired", tone: "plain" };
    case "CANCELLED":
      return { words: "Cancelled", tone: "plain" };
    case "UNDONE":
      return { words: "Undone", tone: "plain" };
  }
}

const EVENTS: Record<string, string> = {
  proposed: "Proposed",
  approved: "Countersigned",
  rejected: "Declined",
  expired: "Expired without a decision",
  claimed: "Work began",
  completed: "The provider has it",
  failed: "The provider refused",
  needs_review: "The outcome is not known",
  world_changed: "Asked again, because things had changed",
  blocked: "Held up: the account could not be used",
  run_restarted: "Taken up again",
  edited: "Edited",
  instructed: "Told what to change",
  rewritten: "Rewritten as you asked",
  not_rewritten: "Could not be rewritten",
  snoozed: "Snoozed",
  woken: "Back in the tray",
  unsnoozed: "Back in the tray",
  step_done: "One step done",
  undo_claimed: "Undoing began",
  cancelled: "Cancelled",
  undo_asked: "Undo asked for",
  undone: "Undone",
  undo_failed: "Undo failed",
  reopened: "Reopened",
  resolved: "Settled by you",
  retried: "Tried again",
};

const ACTORS: Record<string, string> = {
  user: "you",
  rule: "your rule",
  agent: "the agent",
  worker: "the worker",
  clock: "the clock",
};

export const eventWords = (type: string): string => EVENTS[type] ?? type.replaceAll("_", " ");
export const actorWords = (by: string): string => ACTORS[by] ?? by;
