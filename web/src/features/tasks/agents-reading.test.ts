import { expect, test } from "vitest";
import type { AgentOut } from "@/lib/api/generated/types.gen";
import { isUnderWay, readingOf } from "./agents-reading";

const agent = (more: object) => ({ name: "Email", status: "active", last_scan: null, ...more }) as unknown as AgentOut;
const scan = (phase: string, more: object = {}) => ({
  last_scan: { at: "2026-11-30T09:00:00Z", phase, read: 12, error: null, ...more },
});
const of = (...agents: AgentOut[]) => readingOf(agents, 0, 10_000);

test("who has not looked yet is about to, and is asked again until it has", () => {
  expect(of(agent({}))).toEqual({ at: "begins", read: 0, isLong: false });
  expect(isUnderWay(of(agent({})))).toBe(true);
  expect(isUnderWay(of(agent(scan("reading"))))).toBe(true);
  expect(isUnderWay(of(agent(scan("done"))))).toBe(false);
});

test("what takes long says so, and never says that it is read to the end", () => {
  expect(readingOf([agent({})], 0, 200_000)).toMatchObject({ at: "begins", isLong: true });
  expect(readingOf([agent(scan("reading"))], 0, 200_000)).toMatchObject({ at: "reads", read: 12, isLong: true });
});

test("one that is done counts with one that reads", () => {
  expect(of(agent(scan("done")), agent(scan("reading")))).toMatchObject({ at: "reads", read: 24 });
});

test("an end is told as it is: done, failed and why, or nobody who reads", () => {
  expect(of(agent(scan("done")))).toEqual({ at: "done", read: 12, last: "2026-11-30T09:00:00Z" });
  expect(of(agent(scan("failed", { error: "The account was revoked." })))).toEqual({
    at: "failed",
    agent: "Email",
    why: "The account was revoked.",
  });
  expect(of()).toEqual({ at: "idle", why: "none" });
  expect(of(agent({ status: "paused" }))).toEqual({ at: "idle", why: "paused" });
  expect(of(agent({ status: "needs_integration" }))).toEqual({ at: "idle", why: "account" });
});
