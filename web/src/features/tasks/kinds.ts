import { FileText, type LucideIcon, Mail, Mails } from "lucide-react";
import { kinds } from "@/lib/api/generated/kinds.gen";
import type { Task } from "@/lib/api/queries";

/** How the card lays an action out, and edits it. */
export type Shape = "letter" | "items" | "event" | "record";

/** What a value is to the person who approves it. */
export type Role =
  | "recipient"
  | "correspondent"
  | "amount"
  | "link"
  | "account_number"
  | "document"
  | "words"
  | "place"
  | "moment"
  | "choice"
  | "item"
  | "reference";

export type FieldFacts = {
  name: string;
  role: Role;
  many?: boolean;
  longest?: number;
  choices?: readonly string[];
  /** Of items: which of their fields names whom each is from. */
  from?: string;
};

export type Kind = {
  family: string;
  shape: Shape;
  /** On the button. */
  verb: string;
  /** While it runs, and once it is done. */
  doing: string;
  done: string;
  noun: string;
  /** The fields that the person may change before deciding. */
  editable: readonly string[];
  fields: readonly FieldFacts[];
};

const KINDS: Record<string, Kind> = kinds;

/** A kind that this app was not made with is shown all the same, field by field. */
const UNKNOWN: Kind = {
  family: "",
  shape: "record",
  verb: "Countersign",
  doing: "Working",
  done: "Done",
  noun: "Task",
  editable: [],
  fields: [],
};

export const kindOf = (kind: string): Kind => KINDS[kind] ?? UNKNOWN;

/** By family; a family without one has a sheet of paper. */
export const ICONS: Record<string, LucideIcon> = { email: Mail };

export const iconOf = ({ family, shape }: Kind): LucideIcon =>
  family === "email" && shape === "items" ? Mails : (ICONS[family] ?? FileText);

export const fieldOf = (kind: Kind, name: string): FieldFacts | undefined =>
  kind.fields.find((field) => field.name === name);

/** What names things for a provider means nothing to a person. */
export function isTechnical(kind: Kind, path: string): boolean {
  const name = path.split("/")[0] ?? "";
  const role = fieldOf(kind, name)?.role;
  // Of a file, where it lies and its hash; its name means something.
  if (role === "document") return !path.endsWith("/name");
  return name === "kind" || name === "integration_id" || role === "reference" || role === "place";
}

/** Whether there is anything to change in a task: of a pile of one, nothing can be left out. */
export const canEdit = (task: Task, kind: Kind = kindOf(task.kind)): boolean =>
  task.status === "AWAITING_APPROVAL" &&
  kind.editable.some((name) => {
    const value: unknown = (task.action as unknown as Record<string, unknown>)[name];
    return fieldOf(kind, name)?.role !== "item" || (Array.isArray(value) && value.length > 1);
  });

/** Whether the person may write into the text at a path, so that its blanks are fields. */
export const isOpen = (task: Task, kind: Kind, path: string): boolean =>
  task.status === "AWAITING_APPROVAL" && kind.editable.includes(path) && fieldOf(kind, path)?.role === "words";
