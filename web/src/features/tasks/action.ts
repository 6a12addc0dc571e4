import type { Task } from "@/lib/api/queries";

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
