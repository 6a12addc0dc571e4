import { visible } from "@/lib/text";

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
  step_done: "One step done",
  undo_claimed: "Undoing began",
  cancelled: "Cancelled",
  undo_asked: "Undo asked for",
  undone: "Undone",
  undo_failed: "Undo failed",
  undo_needs_review: "Whether it was undone is not known",
  reopened: "Reopened",
  looked_again: "Looked for again",
  found_done: "Found: it was done",
  found_absent: "Looked for, and not there",
  left_to_you: "Could not be found out within a week",
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

/** What happened. One of several ways is named by what it comes to. */
export function eventWords({ type, data }: { type: string; data?: Record<string, unknown> }): string {
  const words = EVENTS[type] ?? type.replaceAll("_", " ");
  return type === "approved" && typeof data?.alternative === "string"
    ? `${words}: ${visible(data.alternative)}`
    : words;
}
export const actorWords = (by: string): string => ACTORS[by] ?? by;
