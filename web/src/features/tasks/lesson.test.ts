import { expect, test } from "vitest";
import type { Task } from "@/lib/api/queries";
import { lessonOf } from "./lesson";

const task = (senders: string[], finding: Task["teaches"]["finding"]) =>
  ({ teaches: { senders, finding } }) as unknown as Task;

test("what was learned is said by whom or what it is about, and of other reasons nothing is", () => {
  const pile = task(["a@x.example", "b@x.example", "c@x.example"], "newsletters");
  const of = (said: Parameters<typeof lessonOf>[1]) => lessonOf(pile, said)?.text;
  expect(of({ reason: "never_from_sender", senders: ["b@x.example"] })).toBe("Nothing more from b@x.example.");
  expect(of({ reason: "never_from_sender", senders: ["a@x.example", "c@x.example"] })).toMatch(
    /^Nothing more from a@x\.example and c@x\.example\.$/,
  );
  expect(of({ reason: "never_this_kind" })).toBe("Newsletters are left alone.");
  for (const reason of ["wrong", "not_now", "other"] as const) expect(of({ reason })).toBeUndefined();
  expect(of(undefined)).toBeUndefined();
  expect(lessonOf(task(["a@x.example"], "replies"), { reason: "never_from_sender" })?.text).toMatch(/a@x/);
});
