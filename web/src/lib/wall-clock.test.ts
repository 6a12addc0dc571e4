import { describe, expect, test } from "vitest";
import { momentAt, wallTime, weekday } from "./wall-clock";

const at = (text: string) => Date.parse(text);

describe("the clock on the wall", () => {
  test("a weekday is that of the zone", () => {
    expect(weekday(at("2026-11-22T23:30:00Z"), "Europe/Berlin")).toBe(1);
    expect(weekday(at("2026-11-22T23:30:00Z"), "America/New_York")).toBe(0);
  });

  test("what it shows is the moment again, on both sides of a change of the clocks", () => {
    expect(wallTime("2026-11-26T09:00:00Z", "Europe/Berlin")).toBe("2026-11-26T10:00");
    for (const moment of ["2026-11-26T09:00:00Z", "2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z"])
      for (const zone of ["Europe/Berlin", "America/New_York", "Asia/Kathmandu"])
        expect(momentAt(wallTime(moment, zone), zone)).toBe(moment);
  });
});
