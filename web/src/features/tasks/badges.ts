import type { Task } from "@/lib/api/queries";
import words from "./warnings.json";

type Tone = "care" | "alarm";
type Warning = { tone: Tone; short: string; long: string };

/** What a warning of the API means. A test holds the table to every code that the agents give. */
const WARNINGS = words as Record<string, Warning>;

const SOURCES = {
  user: { short: "typed by you", verified: true },
  own: { short: "from your own sent mail", verified: true },
  correspondent: { short: "known correspondent", verified: true },
  unknown: { short: "not verified", verified: false },
} as const;

export type Badge = { code: string } & Warning;

export function warningsAt(task: Task, path: string): Badge[] {
  return unique(task.risk.warnings.filter((one) => one.path === path).map(({ code }) => badgeOf(code)));
}

/** Warnings whose field the card does not show on its own. */
export function warningsElsewhere(task: Task, isShown: (path: string) => boolean): (Badge & { path: string })[] {
  return task.risk.warnings.filter((one) => !isShown(one.path)).map(({ path, code }) => ({ path, ...badgeOf(code) }));
}

export function badgeOf(code: string): Badge {
  const meaning = WARNINGS[code] ?? {
    tone: "care" as const,
    short: code.replaceAll("_", " "),
    long: `Check this: ${code.replaceAll("_", " ")}.`,
  };
  return { code, ...meaning };
}

export function sourceOf(task: Task, path: string): { short: string; verified: boolean } | undefined {
  const found = task.risk.provenance.find((one) => one.path === path);
  return found && SOURCES[found.source];
}

/** The gravest badge of a task, for its line in the list. */
export function gravest(task: Task): Badge | undefined {
  const badges = unique(task.risk.warnings.map(({ code }) => badgeOf(code)));
  return badges.find(({ tone }) => tone === "alarm") ?? badges[0];
}

function unique(badges: Badge[]): Badge[] {
  return [...new Map(badges.map((badge) => [badge.code, badge])).values()];
}
