import { warnings } from "@/lib/api/generated/warnings.gen";
import type { Task } from "@/lib/api/queries";

type Tone = "care" | "alarm";
type Warning = { tone: Tone; short: string };

/** What a warning of the API means. A test holds the table to every code that the agents give. */
const WARNINGS: Record<string, Warning> = warnings;

export type Badge = { code: string } & Warning;

export function warningsAt(task: Task, path: string): Badge[] {
  return unique(task.risk.warnings.filter((one) => one.path === path).map(({ code }) => badgeOf(code)));
}

/** Warnings whose field the card does not show on its own. */
export function warningsElsewhere(task: Task, isShown: (path: string) => boolean): (Badge & { path: string })[] {
  return task.risk.warnings.filter((one) => !isShown(one.path)).map(({ path, code }) => ({ path, ...badgeOf(code) }));
}

export function badgeOf(code: string): Badge {
  const known = WARNINGS[code];
  if (known) return { code, tone: known.tone, short: known.short };
  return { code, tone: "care", short: code.replaceAll("_", " ") };
}

/** The gravest badge of a task, for its line in the list. */
export function gravest(task: Task): Badge | undefined {
  const badges = unique(task.risk.warnings.map(({ code }) => badgeOf(code)));
  return badges.find(({ tone }) => tone === "alarm") ?? badges[0];
}

function unique(badges: Badge[]): Badge[] {
  return [...new Map(badges.map((badge) => [badge.code, badge])).values()];
}
