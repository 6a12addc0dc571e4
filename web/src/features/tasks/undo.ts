import type { Operation, Task } from "@/lib/api/queries";

export type UndoPath = Extract<Operation, "cancel" | "undo" | "reopen" | "unsnooze"> | "later" | "none";

/** How a decision can be taken back, from where the task stands now. `later`: it is being carried out. */
export function undoPath(task: Task): UndoPath {
  switch (task.status) {
    case "APPROVED":
      return "cancel";
    case "EXECUTING":
      return "later";
    case "COMPLETED":
      return task.undo.available ? "undo" : "none";
    case "REJECTED":
    case "EXPIRED":
      return "reopen";
    case "AWAITING_APPROVAL":
      return task.snoozed_until ? "unsnooze" : "none";
    default:
      return "none";
  }
}
