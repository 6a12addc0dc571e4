import type { Operation, Task } from "@/lib/api/queries";

export type WayBack = Extract<Operation, "cancel" | "undo" | "reopen" | "unsnooze"> | "later" | "none";

/** How a decision can be taken back, from where the task stands now. `later`: it is being carried out. */
export function wayBack(task: Task, offered: (operation: Operation) => boolean): WayBack {
  const via = (operation: Extract<WayBack, Operation>): WayBack => (offered(operation) ? operation : "none");
  switch (task.status) {
    case "APPROVED":
      return via("cancel");
    case "EXECUTING":
      return offered("undo") ? "later" : "none";
    case "COMPLETED":
      return task.undo.available ? via("undo") : "none";
    case "REJECTED":
    case "EXPIRED":
      return via("reopen");
    case "AWAITING_APPROVAL":
      return task.snoozed_until ? via("unsnooze") : "none";
    default:
      return "none";
  }
}
