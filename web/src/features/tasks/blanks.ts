import { t } from "@lingui/core/macro";
import type { Task } from "@/lib/api/queries";
import { visible } from "@/lib/text";
import { differences, type Fields, fieldsOf } from "./action";
import { isOpen, type Kind, kindOf } from "./kinds";

/** What only the person knows, left open in a text. `key` is the same for the same blank of another version. */
export type Blank = { key: string; path: string; label: string };

/** What was typed into the blanks of one task, by their keys. */
export type Fills = Readonly<Record<string, string>>;

/** As the API has it: one bracket alone is a blank that nobody closed. */
const BLANK = /⟦([^⟦⟧]*)⟧|[⟦⟧]/g;

/** A text in its order: words as they are, and blanks. Joined, with each blank in its brackets, it is the text again. */
export function partsOf(path: string, text: string): (string | Blank)[] {
  const parts: (string | Blank)[] = [];
  const seen = new Map<string, number>();
  let from = 0;
  for (const found of text.matchAll(BLANK)) {
    if (found.index > from) parts.push(text.slice(from, found.index));
    const label = visible((found[1] ?? "").trim().replace(/\s+/g, " ")) || t`What was left open`;
    const count = seen.get(label) ?? 0;
    seen.set(label, count + 1);
    parts.push({ key: `${path} ${label} ${count}`, path, label });
    from = found.index + found[0].length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

/** The blanks that the person fills in, in the order of the action. */
export function blanksOf(task: Task, kind: Kind = kindOf(task.kind)): Blank[] {
  return Object.entries(fieldsOf(task)).flatMap(([path, value]) =>
    typeof value === "string" && isOpen(task, kind, path) ? partsOf(path, value).filter(isBlank) : [],
  );
}

export const isBlank = (part: string | Blank): part is Blank => typeof part !== "string";

/** What stands in a blank: nothing while it is empty, or while somebody types a bracket of our own into it. */
export const typedInto = (fills: Fills, { key }: Blank): string => (fills[key] ?? "").replace(/[⟦⟧]/g, "").trim();

/** The whole action, with what was typed in the place of each blank. An empty one stays. */
export function withFills(task: Task, fills: Fills, kind: Kind = kindOf(task.kind)): Record<string, unknown> {
  const fields: Fields = fieldsOf(task);
  const written = Object.entries(fields).map(([path, value]) => [
    path,
    typeof value === "string" && isOpen(task, kind, path) ? joined(path, value, fills) : value,
  ]);
  return Object.fromEntries(written);
}

function joined(path: string, text: string, fills: Fills): string {
  const brackets = text.matchAll(BLANK);
  return partsOf(path, text)
    .map((part) => {
      if (!isBlank(part)) return part;
      const raw = brackets.next().value?.[0] ?? "";
      return typedInto(fills, part) || raw;
    })
    .join("");
}

/** Whether a version is what was shown when the blanks in it were filled: the same action, and the same at stake. */
export function isWhatWasShown(shown: Task, wanted: Record<string, unknown>, revised: Task): boolean {
  const { warnings, touches, people, undo, does } = revised.risk;
  const known = new Set(shown.risk.warnings.map(({ path, code }) => `${path} ${code}`));
  return (
    differences(wanted, fieldsOf(revised)).length === 0 &&
    revised.account === shown.account &&
    revised.needs === null &&
    warnings.every(({ path, code }) => known.has(`${path} ${code}`)) &&
    [touches, people, undo, does].join() ===
      [shown.risk.touches, shown.risk.people, shown.risk.undo, shown.risk.does].join()
  );
}
