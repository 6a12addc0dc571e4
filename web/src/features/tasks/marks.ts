import { create } from "zustand";
import type { Task, View } from "@/lib/api/queries";

type Marks = {
  view: View | null;
  /** Whether the boxes are shown before anything is marked, for those who have no key and no pointer that hovers. */
  choosing: boolean;
  /** By task, the digest of what was shown when it was marked: that is decided on, and nothing that came after. */
  digests: ReadonlyMap<string, string>;
  /** From where a range is drawn. */
  anchor: string | null;
  /** By task, why it was not decided together with the others. */
  refused: ReadonlyMap<string, string>;
};

const NONE: Marks = { view: null, choosing: false, digests: new Map(), anchor: null, refused: new Map() };

/** Which tasks the person wants to decide together. */
export const useMarks = create<Marks>(() => NONE);

export const clearMarks = () => useMarks.setState(({ view }) => ({ ...NONE, view }));

/** Another list begins with nothing marked. */
export const marksOf = (view: View) => {
  if (useMarks.getState().view !== view) useMarks.setState({ ...NONE, view });
};

export function toggleMark(task: Task) {
  useMarks.setState(({ digests, refused }) => {
    const next = new Map(digests);
    if (!next.delete(task.id)) next.set(task.id, task.digest);
    return { digests: next, anchor: task.id, refused: lessened(refused, next) };
  });
}

/** Mark everything from where the last mark was made to this task, as the list stands. */
export function markTo(task: Task, tasks: readonly Task[]) {
  useMarks.setState(({ digests, anchor }) => {
    const from = tasks.findIndex(({ id }) => id === anchor);
    const to = tasks.findIndex(({ id }) => id === task.id);
    const next = new Map(digests);
    const range = from < 0 ? tasks.slice(to, to + 1) : tasks.slice(Math.min(from, to), Math.max(from, to) + 1);
    for (const one of range) if (!next.has(one.id)) next.set(one.id, one.digest);
    return { digests: next, anchor: anchor && from >= 0 ? anchor : task.id };
  });
}

/** What of the marked is not in the list any more was decided elsewhere. */
export function keepMarks(tasks: readonly Task[]) {
  const listed = new Set(tasks.map(({ id }) => id));
  const { digests, refused } = useMarks.getState();
  if ([...digests.keys()].every((id) => listed.has(id))) return;
  const next = new Map([...digests].filter(([id]) => listed.has(id)));
  useMarks.setState({ digests: next, refused: lessened(refused, next) });
}

function lessened<T>(from: ReadonlyMap<string, T>, by: ReadonlyMap<string, unknown>): ReadonlyMap<string, T> {
  return new Map([...from].filter(([id]) => by.has(id)));
}
