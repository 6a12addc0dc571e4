import { expect, test } from "vitest";
import { vAgentChange, vPreferencesChange } from "./api/generated/valibot.gen";
import { problemsOf } from "./checks";

const said = (body: unknown) =>
  problemsOf(vPreferencesChange, body).map(({ loc, code, params }) => [loc, code, params]);

test("a body that the API would take has no problem, whatever of it is left out", () => {
  expect(said({})).toEqual([]);
  expect(said({ cooling_seconds: 0, notifications: { push: false, quiet_hours: null }, vip: ["a@b.example"] })).toEqual(
    [],
  );
});

test("what the API would refuse is found in its place, under the API's own code", () => {
  expect(said({ cooling_seconds: 121 })).toEqual([[["cooling_seconds"], "too_large", { at_most: 120 }]]);
  expect(said({ cooling_seconds: -1 })).toEqual([[["cooling_seconds"], "too_small", { at_least: 0 }]]);
  expect(said({ cooling_seconds: 1.5 })).toEqual([[["cooling_seconds"], "not_a_whole_number", undefined]]);
  expect(said({ cooling_seconds: Number.NaN })).toEqual([[["cooling_seconds"], "empty", undefined]]);
  expect(said({ tone: "rude" })).toEqual([[["tone"], "not_a_choice", undefined]]);
  expect(said({ signature: "x".repeat(1001) })).toEqual([[["signature"], "too_long", { at_most: 1000 }]]);
  expect(said({ vip: Array(201).fill("a@b.example") })).toEqual([[["vip"], "too_many", { at_most: 200 }]]);
  expect(said({ working_hours: { mon: [["9", "17:00"]] } })).toEqual([
    [["working_hours", "mon", 0, 0], "wrong_form", undefined],
  ]);
  expect(problemsOf(vAgentChange, { name: "" })[0]?.code).toBe("empty");
});
