import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg, t } from "@lingui/core/macro";
import type { Task } from "@/lib/api/queries";
import { capital, visible } from "@/lib/text";

/** An action as the card reads it: whatever its kind has. */
export type Fields = Readonly<Record<string, unknown>>;

export const fieldsOf = (task: Task): Fields => task.action as unknown as Fields;

export const hasBracket = (value: string): boolean => /[⟦⟧]/.test(value);

/** Whether something in an action was left open for the person; `Blank` has the rest. */
export const isLeftOpen = (task: Task): boolean => leaves(task.action).some(([, one]) => hasBracket(one));

export function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}

export function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Whether the card has a place of its own for the field at a path. */
export function hasPlace(task: Task, path: string): boolean {
  const [first = "", second] = path.split("/");
  const fields = fieldsOf(task);
  return first in fields && (second === undefined || Array.isArray(fields[first]) || typeof fields[first] === "object");
}

/** Leaves of an action by their path: `to/0`, `items/3/subject`. */
export function leaves(value: unknown, path = ""): [string, string][] {
  if (value === null || value === undefined || value === "") return [];
  if (typeof value !== "object") return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, one]) => leaves(one, path ? `${path}/${key}` : key));
}

export type Difference = { path: string; before: string | null; after: string | null };

/** What is different between two versions of an action. */
export function differences(before: unknown, after: unknown): Difference[] {
  const [old, fresh] = [new Map(leaves(before)), new Map(leaves(after))];
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .filter((path) => old.get(path) !== fresh.get(path))
    .map((path) => ({ path, before: old.get(path) ?? null, after: fresh.get(path) ?? null }));
}

/** What fields are called; one that is not here is called as it is named. */
const NAMES: Record<string, MessageDescriptor> = {
  to: msg`To`,
  cc: msg`Cc`,
  subject: msg`Subject`,
  body: msg`Text`,
  attachments: msg`Attachments`,
  label: msg`Label`,
  items: msg`Items`,
};

/** A path in the person's words: "To", "Due date", "Items, 4". */
export function named(path: string): string {
  const [first = "", ...rest] = path.split("/");
  const known = NAMES[first];
  const name = known ? i18n._(known) : capital(first.replaceAll("_", " "));
  const inner = rest.map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : part.replaceAll("_", " ")));
  const single = inner.length === 1 && (first === "to" || first === "cc");
  return inner.length === 0 || single ? name : `${name}, ${inner.join(", ")}`;
}

export function shown(value: unknown): string {
  if (typeof value === "string") return visible(value);
  if (typeof value === "boolean") return value ? t`yes` : t`no`;
  return String(value);
}
