import { expect, test } from "vitest";
import { zonesBeside } from "./zones";

const [WINTER, SUMMER] = [Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15)];
const called = (id: string, now = WINTER, own = "Europe/Berlin") =>
  zonesBeside(own, "en", now).find((one) => one.id === id)?.called;

test("a zone is called by its city, with what its clocks are ahead of UTC now", () => {
  expect(called("Europe/Berlin")).toBe("Berlin (UTC+1)");
  expect(called("Europe/Berlin", SUMMER)).toBe("Berlin (UTC+2)");
  const far = "America/Argentina/Buenos_Aires";
  expect(called(far, WINTER, far)).toBe("Buenos Aires (UTC-3)");
  expect(called("Asia/Kathmandu") ?? called("Asia/Katmandu")).toMatch(/ \(UTC\+5:45\)$/);
  expect(called("UTC")).toBe("UTC");
});

test("cities are in the order in which they are looked for, the person's own among them, each once", () => {
  const all = zonesBeside("Mars/Olympus_Mons", "en", WINTER);
  expect(all.find(({ id }) => id === "Mars/Olympus_Mons")?.called).toBe("Olympus Mons");
  const names = all.map((one) => one.called);
  expect(names).toEqual([...names].sort(new Intl.Collator("en").compare));
  expect(new Set(names).size).toBe(names.length);
});
