import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { speak } from "@/lib/language";
import { eventTold } from "./events";

const BERLIN = { timeZone: "Europe/Berlin", locale: "en-GB" };
const told = (data: Record<string, unknown>) => eventTold(data, BERLIN).map(({ name, value }) => `${name}: ${value}`);

beforeEach(() => vi.stubGlobal("document", { documentElement: { lang: "", dataset: {} } }));
afterEach(async () => {
  await speak("en");
  vi.unstubAllGlobals();
});

test("what the history tells of an event is in words, and no reference is among it", () => {
  expect(
    told({ reason: "never_from_sender", text: "No more of these.", rule_id: "rul_1", receipt: { id: "x" } }),
  ).toEqual(["Reason: Never from this sender", "In your words: No more of these."]);
  expect(told({ until: "2020-01-15T08:00:00Z", happened: false })).toEqual([
    "Until: Wed, 15 Jan 2020, 09:00",
    "It happened: no",
  ]);
});

test("it is told in the language that is spoken", async () => {
  await speak("de");
  expect(told({ reason: "not_now", happened: true, why: "its answer never arrived" })).toEqual([
    "Grund: Jetzt nicht",
    "Es ist geschehen: ja",
    "Warum: die Antwort kam nie an",
  ]);
});
