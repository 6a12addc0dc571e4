import type { Task } from "@/lib/api/queries";
import { summaryOf } from "@/lib/sentences";
import { fieldsOf, text, texts } from "./action";
import { kindOf } from "./kinds";

const LINE_AT_MOST = 1000;

export type Headline = { who: string[]; what: string };

/** Whom a task is about and what it is about, by the roles of its fields; else the line that our code wrote of it. */
export function headline(task: Task): Headline {
  const { fields } = kindOf(task.kind);
  const values = fieldsOf(task);
  const who = fields.flatMap(({ name, role, from }) => {
    if (role === "recipient" || role === "correspondent") return named(values[name]);
    return from && Array.isArray(values[name]) ? values[name].flatMap((item) => named(item?.[from])) : [];
  });
  const line = fields.find(({ name, role, longest }) => role === "words" && isLine(longest) && text(values[name]));
  const pile = fields.some(({ role }) => role === "item");
  return { who: [...new Set(who)], what: line && !pile ? text(values[line.name]) : summaryOf(task) };
}

const named = (value: unknown): string[] => (typeof value === "string" ? [value] : texts(value)).filter(Boolean);

const isLine = (longest: number | undefined): boolean => longest !== undefined && longest <= LINE_AT_MOST;

/** An address in two parts, so that its end, which says whose it is, is what stays in a narrow place. */
export function parted(who: string): [string, string] {
  const at = who.lastIndexOf("@");
  return at > 0 && !/\s/.test(who.slice(at)) ? [who.slice(0, at), who.slice(at)] : [who, ""];
}
