import { t } from "@lingui/core/macro";
import type { Task } from "@/lib/api/queries";
import { kindOf } from "./kinds";

type Tone = "plain" | "good" | "care" | "alarm";

/** Whether what a task says is still to come, was done, or never will be. */
export function tenseOf({ status }: Task): "ahead" | "over" | "never" {
  switch (status) {
    case "COMPLETED":
    case "UNDONE":
      return "over";
    case "FAILED":
    case "REJECTED":
    case "EXPIRED":
    case "CANCELLED":
      return "never";
    default:
      return "ahead";
  }
}

/** Where a task stands, in words. */
export function standing(task: Task): { words: string; tone: Tone } {
  const words = kindOf(task.kind);
  switch (task.status) {
    case "AWAITING_APPROVAL":
      return { words: t`Waits for you`, tone: "plain" };
    case "APPROVED":
      if (task.blocked_by) return { words: t`Approved, held up`, tone: "care" };
      return { words: task.decided?.by === "rule" ? t`Approved by your rule` : t`Approved`, tone: "plain" };
    case "EXECUTING":
      return { words: words.doing, tone: "plain" };
    case "COMPLETED":
      if (task.undo.state === "pending") return { words: t`Being undone`, tone: "plain" };
      return { words: words.done, tone: "good" };
    case "FAILED":
      return { words: t`Failed`, tone: "alarm" };
    case "NEEDS_REVIEW":
      return { words: t`Needs your eyes`, tone: "alarm" };
    case "REJECTED":
      return { words: t`Declined`, tone: "plain" };
    case "EXPIRED":
      return { words: t`Expired`, tone: "plain" };
    case "CANCELLED":
      return { words: t`Cancelled`, tone: "plain" };
    case "UNDONE":
      return { words: t`Undone`, tone: "plain" };
  }
}
