/** What is held down right now, keys and pointers; none of it has been let go of yet. */
const down = new Set<string>();
const waiting = new Set<() => void>();
let lastSort: "key" | "pointer" = "key";

/** What was pressed last, a key or a pointer. */
export const pressedLast = () => lastSort;

/** Calls `then` as soon as nothing is held down, and what was pressed has had its effect. What is answered stops the waiting. */
export function onceReleased(then: () => void): () => void {
  if (down.size === 0 && settling === undefined) {
    then();
    return () => undefined;
  }
  waiting.add(then);
  return () => waiting.delete(then);
}

/** The click that a release makes comes after it. It belongs to the press, which began before anybody was told. */
const CLICK_MS = 100;
let settling: ReturnType<typeof setTimeout> | undefined;

function settle() {
  clearTimeout(settling);
  settling = setTimeout(() => {
    settling = undefined;
    if (down.size > 0) return;
    const told = [...waiting];
    waiting.clear();
    for (const then of told) then();
  }, CLICK_MS);
}

/** Some of them are let go of without a word, as when a dialog of the system takes over. */
function forget(sort?: "key") {
  for (const one of down) if (!sort || one.startsWith(sort)) down.delete(one);
  settle();
}

const MODIFIERS = new Set(["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock", "NumLock", "Fn"]);

function listen() {
  const early = { capture: true, passive: true };
  addEventListener(
    "keydown",
    ({ code, key }) => {
      lastSort = "key";
      if (code && !MODIFIERS.has(key)) down.add(`key ${code}`);
    },
    early,
  );
  // Keys that were held together with ⌘ are let go of unheard on a Mac: the next one that is heard stands for all.
  addEventListener("keyup", () => forget("key"), early);
  addEventListener(
    "pointerdown",
    ({ pointerId }) => {
      lastSort = "pointer";
      down.add(`pointer ${pointerId}`);
    },
    early,
  );
  for (const end of ["pointerup", "pointercancel"] as const)
    addEventListener(
      end,
      ({ pointerId }) => {
        down.delete(`pointer ${pointerId}`);
        settle();
      },
      early,
    );
  addEventListener("blur", () => forget());
  document.addEventListener("visibilitychange", () => forget());
}

if (typeof window !== "undefined") listen();
