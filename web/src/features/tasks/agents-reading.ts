import type { AgentOut } from "@/lib/api/generated/types.gen";

const MINUTE = 60_000;
/** A first look comes within a minute or two; what takes longer is said, and what to do about it. */
const LONG_MS = 3 * MINUTE;

export type Reading =
  /** `isLong`: longer than it usually takes. */
  | { at: "begins" | "reads"; read: number; isLong: boolean }
  | { at: "done"; read: number; last: string }
  | { at: "idle"; why: "none" | "paused" | "account" }
  | { at: "failed"; agent: string; why: string };

/** How far the agents are, all taken together. `since`: when the page began to wait; milliseconds. */
export function readingOf(agents: readonly AgentOut[], since: number, now: number): Reading {
  if (agents.length === 0) return { at: "idle", why: "none" };
  const active = agents.filter(({ status }) => status === "active");
  const read = agents.reduce((sum, { last_scan }) => sum + (last_scan?.read ?? 0), 0);
  const isLong = now - since > LONG_MS;
  if (active.some(({ last_scan }) => last_scan?.phase === "reading")) return { at: "reads", read, isLong };
  if (active.some(({ last_scan }) => !last_scan)) return { at: "begins", read, isLong };
  const failed = agents.find(({ status, last_scan }) => status === "error" || last_scan?.phase === "failed");
  if (failed) return { at: "failed", agent: failed.name, why: failed.last_scan?.error ?? "" };
  const last = agents
    .flatMap(({ last_scan }) => last_scan?.at ?? [])
    .sort()
    .at(-1);
  if (active.length > 0 && last) return { at: "done", read, last };
  return { at: "idle", why: agents.some(({ status }) => status === "needs_integration") ? "account" : "paused" };
}

/** Whether to look again soon: somebody watches work that is on its way. */
export const isUnderWay = ({ at }: Reading): boolean => at === "begins" || at === "reads";
