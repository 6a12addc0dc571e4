import { create } from "zustand";
import type { Operation } from "@/lib/api/operations";
import type { Task, View } from "@/lib/api/queries";
import { useSession } from "@/lib/api/session";
import type { Difference } from "./action";

export type Panel = "reject" | "snooze" | "edit" | "instruct";
export type TroubleAt = { error: unknown; differences?: Difference[]; again?: () => void };
/** What was decided in one press: of one task, or of several together. */
export type Decision = { tasks: readonly Task[]; operation: Operation };

type TaskUi = {
  selected: Partial<Record<View, string>>;
  panel: { taskId: string; open: Panel } | null;
  troubles: Record<string, TroubleAt>;
  decisions: Decision[];
  signing: { task: Task; at: number } | null;
  /** By task, the digest of the alternative that the person picked; it is signed by another act. */
  picked: Record<string, string>;
  /** What was just signed, and the tasks of which, beside it, only one can be done. */
  rivals: { signed: Task; ids: string[] } | null;
  /** Where somebody wanted to sign over words that were not kept. */
  refused: { taskId: string; at: number } | null;
  /** What was taken back last and waits again, to be shown again. */
  returned: { id: string } | null;
};

const NOTHING: TaskUi = {
  selected: {},
  panel: null,
  troubles: {},
  decisions: [],
  signing: null,
  picked: {},
  rivals: null,
  refused: null,
  returned: null,
};

const REMEMBERED = 20;

/** What the person is at: which task, which panel, what went wrong where, what was decided last. */
export const useTaskUi = create<TaskUi>(() => NOTHING);

const set = useTaskUi.setState;

/** Whoever signs in after somebody else in the same tab takes nothing of theirs back, and is told nothing of it. */
let whose = useSession.getState().user?.id;
useSession.subscribe(({ user }) => {
  if (!user || user.id === whose) return;
  if (whose !== undefined) set(NOTHING);
  whose = user.id;
});

export const select = (view: View, id: string | undefined) =>
  set(({ selected, panel }) => ({ selected: { ...selected, [view]: id }, panel: panel?.taskId === id ? panel : null }));

export const openPanel = (taskId: string, open: Panel) => set({ panel: { taskId, open } });
export const closePanel = () => set({ panel: null });

/** Close what is open on a task and be where one reads again. */
export function leavePanel(taskId: string) {
  closePanel();
  document.getElementById(`title-${taskId}`)?.focus({ preventScroll: true });
}

export const trouble = (taskId: string, what: TroubleAt | undefined) =>
  set(({ troubles }) => {
    const { [taskId]: _, ...others } = troubles;
    return { troubles: what ? { ...others, [taskId]: what } : others };
  });

/** What went wrong with the way before goes with it: trying that again would sign what is not shown any more. */
export const pick = (taskId: string, digest: string) => {
  trouble(taskId, undefined);
  set(({ picked }) => ({ picked: { ...picked, [taskId]: digest } }));
};

export const remember = (decision: Decision) =>
  set(({ decisions }) => ({ decisions: [...decisions, decision].slice(-REMEMBERED) }));

export const forget = (taskId: string) =>
  set(({ decisions }) => ({
    decisions: decisions
      .map((one) => ({ ...one, tasks: one.tasks.filter(({ id }) => id !== taskId) }))
      .filter(({ tasks }) => tasks.length > 0),
  }));
