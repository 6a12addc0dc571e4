import { afterEach, describe, expect, test, vi } from "vitest";
import { absolute, day, hereabouts, relative, zoneOf } from "./time";

const berlin = { timeZone: "Europe/Berlin", locale: "en-GB" };
const at = (text: string) => Date.parse(text);

afterEach(() => vi.unstubAllGlobals());

describe("times", () => {
  test("are shown in the user's zone, whatever the machine's", () => {
    expect(absolute("2026-11-24T08:00:00Z", berlin, at("2026-11-22T12:00:00Z"))).toContain("09:00");
    const auckland = { ...berlin, timeZone: "Pacific/Auckland" };
    expect(absolute("2026-11-24T20:00:00Z", auckland, at("2026-11-22T12:00:00Z"))).toMatch(/Wed.*25.*09:00/);
  });

  test("name the year only where it is another one in that zone", () => {
    expect(absolute("2027-01-02T08:00:00Z", berlin, at("2026-12-30T12:00:00Z"))).toContain("2027");
    expect(absolute("2026-12-31T23:30:00Z", berlin, at("2027-01-01T12:00:00Z"))).not.toContain("202");
  });

  test("never look further off than they are", () => {
    const now = at("2026-11-22T12:00:00Z");
    expect(relative("2026-11-22T13:59:00Z", now, "en")).toBe("in 1 hour");
    expect(relative("2026-11-22T12:00:20Z", now, "en")).toBe("now");
    expect(relative("2026-11-20T11:00:00Z", now, "en")).toBe("2 days ago");
    expect(relative("2026-11-25T11:59:00Z", now, "de")).toBe("in 2 Tagen");
    expect(relative("2026-11-21T00:00:00Z", now, "en")).toBe("1 day ago");
  });

  test("just after it was set for three days from now, it is in three days", () => {
    const now = at("2026-11-22T12:00:30Z");
    expect(relative("2026-11-25T12:00:00Z", now, "en")).toBe("in 3 days");
    expect(relative("2026-11-22T14:00:00Z", now, "en")).toBe("in 2 hours");
    expect(relative("2026-11-22T12:04:30Z", now, "en")).toBe("in 4 minutes");
    expect(relative("2026-11-22T12:04:20Z", now, "en")).toBe("in 3 minutes");
    expect(relative("2026-11-19T12:01:00Z", now, "en")).toBe("2 days ago");
  });

  test("in short say minutes, and not metres", () => {
    const now = at("2026-11-22T12:13:00Z");
    expect(relative("2026-11-22T12:00:00Z", now, "en-GB", "narrow")).toMatch(/^13 ?m/);
    expect(relative("2026-11-22T12:00:00Z", now, "de-AT", "narrow")).toBe("vor 13 Min.");
  });

  test("are in the words and digits of the language that is spoken, as the region writes them", () => {
    const zone = zoneOf({ timezone: "Africa/Cairo", locale: "ar-EG" });
    const now = at("2026-11-22T12:00:00Z");
    expect(relative("2026-11-22T14:00:00Z", now, zone.locale)).toBe("in 2 hours");
    expect(absolute("2026-11-24T08:00:00Z", zone, now)).toMatch(/^Tue.* 24 Nov.*10:00/);
    expect(zoneOf({ timezone: "Europe/Paris", locale: "fr" }).locale).toMatch(/^en-(FR|001)$/);
    expect(zoneOf({ timezone: "Asia/Kolkata", locale: "hi-IN" }).locale).toBe("en-IN");
    expect(zoneOf({ timezone: "Europe/Zurich", locale: "de-CH" }).locale).toBe("de-CH");
  });

  test("fall on the day that the user's calendar shows", () => {
    const now = at("2026-11-22T22:30:00Z");
    expect(day("2026-11-22T23:30:00Z", berlin, now)).toBe("Tomorrow");
    expect(day("2026-11-22T08:00:00Z", berlin, now)).toBe("Today");
    expect(day("2026-11-19T08:00:00Z", berlin, now)).toBe("Thursday 19 November");
  });

  test("a language without a region is written as the browser's region does, where it speaks the same", () => {
    vi.stubGlobal("navigator", { languages: ["de-CH", "en-IE", "en-US"] });
    expect(zoneOf({ timezone: "Europe/Dublin", locale: "en" }).locale).toBe("en-IE");
    expect(zoneOf({ timezone: "Europe/Dublin", locale: "en-US" }).locale).toBe("en-US");
    expect(hereabouts().locale).toBe("de-CH");
  });

  test("an unknown zone or locale is not an error", () => {
    expect(zoneOf({ timezone: "Mars/Olympus", locale: "no_such_!!" }).timeZone).toBeTruthy();
    expect(zoneOf({ timezone: "Asia/Tokyo", locale: "de" })).toEqual({ timeZone: "Asia/Tokyo", locale: "de" });
  });
});
