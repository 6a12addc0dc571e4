import { expect, test } from "vitest";
import type { Event } from "@/lib/api/generated/types.gen";
import { brokenAt, canonical } from "./chain";
import vectors from "./chain-vectors.json";

const events = vectors as Event[];

test("the hashes of the server's own histories are made again, to the last bit", async () => {
  expect(await brokenAt(events)).toBeUndefined();
});

test.each(["data", "by", "at", "digest", "user_id"] as const)(
  "an altered %s breaks the chain where it stands",
  async (field) => {
    const altered = events.map((event, at) =>
      at === 1 ? { ...event, [field]: field === "data" ? {} : "other" } : event,
    );
    expect(await brokenAt(altered as Event[])).toBe(2);
  },
);

test("an entry that is missing breaks it, and so does one that was put somewhere else", async () => {
  expect(await brokenAt(events.filter((_, at) => at !== 1))).toBe(2);
  expect(await brokenAt([...events].reverse())).toBe(1);
});

test("names stand in the order of their UTF-16 units", () => {
  expect(canonical({ "\ufb33": 1, "😀": 2, b: [1.0, 1e21, "\u000f\n"], a: null })).toBe(
    '{"a":null,"b":[1,1e+21,"\\u000f\\n"],"😀":2,"\ufb33":1}',
  );
});
