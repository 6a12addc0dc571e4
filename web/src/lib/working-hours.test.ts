import { expect, test } from "vitest";
import type { WorkingHours } from "./api/generated/types.gen";
import { nextMorning, thisEvening } from "./working-hours";

const zone = { timeZone: "Europe/Berlin", locale: "en-GB" };
/** A Friday noon in Berlin. */
const now = Date.parse("2026-11-27T11:00:00Z");
const hours: WorkingHours = {
  ...{
    mon: [
      ["09:30", "12:00"],
      ["13:00", "16:45"],
    ],
    tue: [],
    wed: [["10:00", "14:00"]],
    thu: [],
  },
  ...{ fri: [["09:00", "15:15"]], sat: [], sun: [] },
};

test("the next morning is when the next working day begins", () => {
  expect(nextMorning(1, zone, now, hours)).toEqual({ moment: "2026-11-30T08:30:00Z", days: 3 });
  expect(nextMorning(4, zone, now, hours)).toEqual({ moment: "2026-12-02T09:00:00Z", days: 5 });
  expect(nextMorning(7, zone, now, hours)).toEqual({ moment: "2026-12-04T08:00:00Z", days: 7 });
});

test("the evening is when the work of the day ends, and of a free day its evening", () => {
  expect(thisEvening(zone, now, hours)).toBe("2026-11-27T14:15:00Z");
  expect(thisEvening(zone, now + 86_400_000, hours)).toBe("2026-11-28T17:00:00Z");
});

test("who said nothing of their hours, or never works, has a morning and an evening all the same", () => {
  expect(nextMorning(1, zone, now)).toEqual({ moment: "2026-11-28T07:00:00Z", days: 1 });
  expect(nextMorning(1, zone, now, { mon: [], sat: [] }).days).toBe(1);
  expect(thisEvening(zone, now)).toBe("2026-11-27T17:00:00Z");
});

test("a day is that of the zone, and over a change of the clock the morning stays where the clock shows it", () => {
  const before = Date.parse("2026-10-24T10:00:00Z");
  expect(nextMorning(1, zone, before, { sun: [["09:00", "10:00"]] }).moment).toBe("2026-10-25T08:00:00Z");
  expect(nextMorning(1, zone, Date.parse("2026-03-28T12:00:00Z")).moment).toBe("2026-03-29T06:00:00Z");
  const newYork = { ...zone, timeZone: "America/New_York" };
  expect(nextMorning(1, newYork, Date.parse("2026-11-22T03:00:00Z")).moment).toBe("2026-11-22T13:00:00Z");
});
