import type { Wish } from "@/lib/api/operations";
import type { Task } from "@/lib/api/queries";

export type WayBack = Wish | "later" | "none";

/** How a decision is taken back, so that the task waits again. `later`: it is being carried out. */
export function wayBack(task: Task): WayBack {
  switch (task.status) {
    case "APPROVED":
      return { operation: "cancel", body: { reopen: true } };
    case "EXECUTING":
      return "later";
    case "COMPLETED":
      return task.undo.available ? { operation: "undo", body: { reopen: true } } : "none";
    case "REJECTED":
    case "EXPIRED":
    case "CANCELLED":
    case "UNDONE":
      return { operation: "reopen" };
    case "AWAITING_APPROVAL":
      return task.snoozed_until ? { operation: "unsnooze" } : "none";
    default:
      return "none";
  }
}
