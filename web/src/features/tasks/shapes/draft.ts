import type { Zone } from "@/lib/time";
import { momentAt, wallTime } from "@/lib/wall-clock";
import { type Fields, text, texts } from "../action";
import { type FieldFacts, fieldOf, type Kind, type Role } from "../kinds";
import type { Draft } from "../unsaved";
import { addressesIn } from "./addresses";

const SINGLE: readonly Role[] = ["moment", "amount", "choice"];
/** Of these the person only leaves something out; no action has both. */
const LEAVES_OUT: readonly Role[] = ["item", "document"];
const IDENTIFIERS: readonly Role[] = ["place", "reference"];

export const isPerson = ({ role }: FieldFacts): boolean => role === "recipient" || role === "correspondent";

/** Whether there is a control for a field of this sort; an identifier is nobody's to choose. */
export const hasControl = ({ role, many }: FieldFacts): boolean =>
  !IDENTIFIERS.includes(role) && !(many && SINGLE.includes(role));

/** Fields that the person may change, as far as this action has them. */
export function editableFields(kind: Kind, action: Fields): FieldFacts[] {
  return kind.editable
    .flatMap((name) => fieldOf(kind, name) ?? [])
    .filter((field) => field.name in action && hasControl(field));
}

export function drafted(kind: Kind, action: Fields, zone: Zone): Draft {
  const fields = editableFields(kind, action);
  return { typed: Object.fromEntries(fields.map((field) => [field.name, written(field, action, zone)])), left: [] };
}

/** The action with what was typed. What was not touched stays as it was, to the last digit. */
export function applied(kind: Kind, action: Fields, draft: Draft, zone: Zone): Record<string, unknown> {
  const changed = editableFields(kind, action).map((field) => [field.name, taken(field, action, draft, zone)]);
  return { ...action, ...Object.fromEntries(changed) };
}

/** A draft of one version, gone on with in another. What was typed stays; what was not touched is as the new one has it,
 * and nothing is left out of a pile that may be another. */
export function rebased(kind: Kind, before: Fields, after: Fields, draft: Draft, zone: Zone): Draft {
  const typed = editableFields(kind, after).map((field) => {
    const now = draft.typed[field.name];
    const untouched = now === undefined || now === written(field, before, zone);
    return [field.name, untouched ? written(field, after, zone) : now];
  });
  return { typed: Object.fromEntries(typed), left: [] };
}

function written({ name, role, many }: FieldFacts, action: Fields, { timeZone }: Zone): string {
  const value = action[name];
  if (many) return texts(value).join(", ");
  if (role === "moment") return value ? wallTime(text(value), timeZone) : "";
  if (role === "amount") return amountOf(value);
  return text(value);
}

function taken(field: FieldFacts, action: Fields, draft: Draft, zone: Zone): unknown {
  const before = action[field.name];
  if (LEAVES_OUT.includes(field.role))
    return Array.isArray(before) ? before.filter((_, at) => !draft.left.includes(at)) : before;
  const now = draft.typed[field.name] ?? "";
  if (now === written(field, action, zone)) return before;
  if (field.many && isPerson(field)) return addressesIn(now);
  if (field.many) return now.split(field.role === "words" ? /[,;]\s*/ : /[,;\s]+/).filter(Boolean);
  if (field.role === "moment") return now ? momentAt(now, zone.timeZone) : null;
  if (field.role === "amount") return { ...(before as object), amount: now.trim() };
  return now;
}

const amountOf = (value: unknown): string =>
  typeof value === "object" && value !== null && "amount" in value ? String(value.amount) : "";
