import { expect, test } from "vitest";
import { momentIn } from "./free-time";

/** A Monday afternoon in Berlin, an hour ahead of UTC. */
const NOW = Date.parse("2026-11-30T15:20:00Z");
const berlin = (locale: string) => ({ timeZone: "Europe/Berlin", locale });

test.each([
  ["tomorrow 9", "2026-12-01T08:00:00Z"],
  ["tomorrow at 9:30", "2026-12-01T08:30:00Z"],
  ["tomorrow", "2026-12-01T07:00:00Z"],
  ["Friday evening", "2026-12-04T17:00:00Z"],
  ["friday 9", "2026-12-04T08:00:00Z"],
  ["in 3 days", "2026-12-03T07:00:00Z"],
  ["in 2 hours", "2026-11-30T17:20:00Z"],
  ["tonight", "2026-11-30T17:00:00Z"],
  ["next monday at 8", "2026-12-07T07:00:00Z"],
  ["24 December", "2026-12-24T07:00:00Z"],
])("“%s” is understood in English", async (text, moment) => {
  expect(await momentIn(text, berlin("en-GB"), NOW)).toBe(moment);
});

test.each([
  ["morgen 9 Uhr", "2026-12-01T08:00:00Z"],
  ["morgen früh", "2026-12-01T07:00:00Z"],
  ["Freitagabend", "2026-12-04T17:00:00Z"],
  ["Freitag morgen", "2026-12-04T07:00:00Z"],
  ["in 3 Tagen", "2026-12-03T07:00:00Z"],
  ["heute Abend", "2026-11-30T17:00:00Z"],
  ["übermorgen 14:30", "2026-12-02T13:30:00Z"],
  ["nächsten Montag um 8", "2026-12-07T07:00:00Z"],
])("“%s” is understood in German, whatever the person's own language is", async (text, moment) => {
  expect(await momentIn(text, berlin("de-CH"), NOW)).toBe(moment);
  expect(await momentIn(text, berlin("en-GB"), NOW)).toBe(moment);
});

test("an hour is one of the person's own clock, also where that is turned back on the way", async () => {
  const before = Date.parse("2026-10-24T10:00:00Z");
  expect(await momentIn("in 3 days", berlin("en-GB"), before)).toBe("2026-10-27T07:00:00Z");
});

test.each(["whenever it suits", "", "the day after I have read all of it, or tomorrow"])(
  "“%s” is not taken for a time",
  async (text) => {
    expect(await momentIn(text, berlin("en-GB"), NOW)).toBeUndefined();
  },
);
