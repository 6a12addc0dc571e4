import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg, t } from "@lingui/core/macro";
import type { Task } from "@/lib/api/queries";
import { capital, visible } from "@/lib/text";
import { fieldsOf } from "./action";

/** Whether the card has a place of its own for the field at a path. */
export function hasPlace(task: Task, path: string): boolean {
  const [first = "", second] = path.split("/");
  const fields = fieldsOf(task);
  return first in fields && (second === undefined || Array.isArray(fields[first]) || typeof fields[first] === "object");
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
  // Who gets it and which files go along are told by themselves, whatever their place.
  const single = (inner.length === 1 && (first === "to" || first === "cc")) || first === "attachments";
  return inner.length === 0 || single ? name : `${name}, ${inner.join(", ")}`;
}

export function shown(value: unknown): string {
  if (typeof value === "string") return visible(value);
  if (typeof value === "boolean") return value ? t`yes` : t`no`;
  return String(value);
}
