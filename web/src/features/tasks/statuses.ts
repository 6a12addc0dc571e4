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
