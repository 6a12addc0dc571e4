/** Where this tab keeps what somebody typed or wanted and has not told anybody: over a reload, over the end of a session. */
export const PLACES = {
  edits: "countersign.unsaved",
  blanks: "countersign.blanks",
  /** What was decided and did not arrive. */
  notDone: "countersign.not-done",
  /** Each form has its own behind this. */
  forms: "countersign.form.",
} as const;

const WHOSE = "countersign.whose";
const held = new Set<() => void>();

/** `forget` lets go of what a page holds of it besides. */
export const heldOnPage = (forget: () => void) => void held.add(forget);

/** Whoever signs out takes their words along: nothing of them stays in the tab. */
export function forgetTyped() {
  for (const forget of held) forget();
  try {
    for (const name of Object.keys(sessionStorage))
      if (Object.values(PLACES).some((place) => name.startsWith(place))) sessionStorage.removeItem(name);
  } catch {
    // A browser that keeps nothing has kept nothing of it.
  }
}

/** Somebody is signed in. What another has left in this tab is gone. */
export function typedBy(userId: string) {
  try {
    const before = sessionStorage.getItem(WHOSE);
    if (before === userId) return;
    if (before !== null) forgetTyped();
    sessionStorage.setItem(WHOSE, userId);
  } catch {
    // Then nothing outlives the page, and a page has one person.
  }
}
