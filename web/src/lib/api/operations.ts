import { told } from "./client";
import {
  tasksApprove,
  tasksCancel,
  tasksEdit,
  tasksInstruct,
  tasksReject,
  tasksReopen,
  tasksResolve,
  tasksRetry,
  tasksSnooze,
  tasksUndo,
  tasksUnsnooze,
} from "./generated/sdk.gen";
import type { Edit, InstructionIn, Rejection, Resolution, Snooze, TakingBack, TaskOut } from "./generated/types.gen";

/** What can be decided of one task, and what is said with it. */
export type Wish =
  | { operation: "approve" | "unsnooze" | "retry" | "reopen"; body?: undefined }
  | { operation: "reject"; body?: Rejection | undefined }
  | { operation: "snooze"; body: Snooze }
  | { operation: "instruct"; body: InstructionIn }
  | { operation: "cancel" | "undo"; body?: TakingBack | undefined }
  | { operation: "resolve"; body: Resolution };

export type Operation = Wish["operation"];

/** Have it done to the version that the person saw: its digest goes along, and the task comes back. */
export function operate(task: TaskOut, wish: Wish): Promise<TaskOut> {
  return told<TaskOut>(called(of(task), wish));
}

export function revise(task: TaskOut, action: Edit["action"]): Promise<TaskOut> {
  return told<TaskOut>(tasksEdit({ ...of(task), body: { action } }));
}

const of = ({ id, digest }: TaskOut) => ({ path: { task_id: id }, headers: { "if-match": `"${digest}"` } });

function called(of: { path: { task_id: string }; headers: { "if-match": string } }, wish: Wish) {
  switch (wish.operation) {
    case "approve":
      return tasksApprove(of);
    case "reject":
      return tasksReject({ ...of, ...(wish.body ? { body: wish.body } : {}) });
    case "snooze":
      return tasksSnooze({ ...of, body: wish.body });
    case "unsnooze":
      return tasksUnsnooze(of);
    case "instruct":
      return tasksInstruct({ ...of, body: wish.body });
    case "cancel":
      return tasksCancel({ ...of, ...(wish.body ? { body: wish.body } : {}) });
    case "undo":
      return tasksUndo({ ...of, ...(wish.body ? { body: wish.body } : {}) });
    case "retry":
      return tasksRetry(of);
    case "resolve":
      return tasksResolve({ ...of, body: wish.body });
    case "reopen":
      return tasksReopen(of);
  }
}
