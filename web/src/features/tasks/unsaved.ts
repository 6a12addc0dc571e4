import { create } from "zustand";
import { heldOnPage, PLACES } from "@/lib/typed-words";

/** What stands in an edit form: texts by field, and which items are left out. */
export type Draft = { typed: Record<string, string>; left: number[] };

/** `of` is the digest of the version that was being changed. */
export type Unsaved = { of: string; draft: Draft };

type Words = Record<string, Record<string, Unsaved>>;

/** Where the way has no name of its own. */
export const ONLY_WAY = "";

/** What was typed and not kept, by task and by way. It survives errors, reloads and a new version, in this tab. */
const useWords = create<{ words: Words }>(() => ({ words: kept() }));

heldOnPage(() => useWords.setState({ words: {} }));

export const useUnsaved = (taskId: string): string[] | undefined => useWords(({ words }) => waysIn(words, taskId));
export const isUnsaved = (taskId: string): boolean => taskId in useWords.getState().words;
export const unsavedOf = (taskId: string, way: string): Unsaved | undefined => useWords.getState().words[taskId]?.[way];

export function keepUnsaved(taskId: string, way: string, one: Unsaved | undefined) {
  const { words } = useWords.getState();
  const { [way]: _, ...others } = words[taskId] ?? {};
  const next = one ? { ...others, [way]: one } : others;
  const { [taskId]: __, ...rest } = words;
  write(Object.keys(next).length ? { ...rest, [taskId]: next } : rest);
}

export function dropUnsaved(taskId: string) {
  const { [taskId]: _, ...rest } = useWords.getState().words;
  write(rest);
}

/** What was typed into a way that is not offered any more goes on in another. */
export function carryOver(taskId: string, from: string, to: string) {
  const one = unsavedOf(taskId, from);
  if (!one || from === to) return;
  keepUnsaved(taskId, from, undefined);
  keepUnsaved(taskId, to, one);
}

const names = new WeakMap<object, string[]>();

/** The same list for the same words, so that nobody is told of a change that is none. */
function waysIn(words: Words, taskId: string): string[] | undefined {
  const ways = words[taskId];
  if (!ways) return undefined;
  const found = names.get(ways) ?? Object.keys(ways);
  names.set(ways, found);
  return found;
}

function write(words: Words) {
  useWords.setState({ words });
  try {
    sessionStorage.setItem(PLACES.edits, JSON.stringify(words));
  } catch {
    // Storage may be full or shut; the words are kept as long as the page is.
  }
}

function kept(): Words {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(PLACES.edits) ?? "{}");
    return typeof found === "object" && found !== null ? (found as Words) : {};
  } catch {
    return {};
  }
}
