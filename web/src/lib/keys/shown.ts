import type { Command } from "./commands";

const NAMES: Record<string, string> = { ArrowDown: "↓", ArrowUp: "↑", Escape: "Esc" };
/** Keys that are one on this keyboard and two on another. */
const SAME = new Set(["Shift+/"]);

/** What to press for a command, as it stands on the keys of this machine; each of several by itself. */
export function shownKeys({ keys }: Pick<Command, "keys">, modifier: string): string[] {
  if (keys.length > 2 && keys.every((key) => /^\d$/.test(key))) return [`1 – 9`];
  return keys.filter((key) => !SAME.has(key)).map((key) => key.split(" ").map(shown(modifier)).join(" "));
}

const shown =
  (modifier: string) =>
  (press: string): string => {
    const parts = press.split(/\b\+/);
    const last = parts.pop() ?? "";
    const name = NAMES[last] ?? (last.length === 1 ? last.toUpperCase() : last);
    // The sign on the key is what Shift makes of it.
    const held = parts
      .filter((part) => !(part === "Shift" && last === "?"))
      .map((part) => (part === "$mod" ? modifier : part));
    const apple = modifier === "⌘";
    return [...held.map((one) => (one === "Shift" && apple ? "⇧" : one)), name].join(apple ? "" : " ");
  };
