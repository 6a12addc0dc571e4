import { describe, expect, test } from "vitest";
import { type Draft, pins, sentence } from "./words";

const draft: Draft = {
  kind: "email.archive",
  integrationId: "int_1",
  who: " news@example.org ",
  own: {},
  perDay: 20,
  days: 30,
};

describe("a rule in words", () => {
  test("says what, from whom, how often and for how long", () => {
    expect(sentence(draft)?.replaceAll("\u00a0", " ")).toBe(
      "Archive conversations from news@example.org without asking, at most 20 a day, for 30 days.",
    );
  });

  test("says nothing until it says whom it is about", () => {
    expect(sentence({ ...draft, who: " " })).toBeUndefined();
    expect(sentence({ ...draft, kind: "email.label" })).toBeUndefined();
  });

  test("pins senders for piles and recipients for replies", () => {
    expect(pins(draft)).toEqual({ sender: "news@example.org" });
    expect(pins({ ...draft, kind: "email.send_reply" })).toEqual({ to: "news@example.org" });
    expect(pins({ ...draft, kind: "email.label", own: { label: "News" } })).toEqual({
      sender: "news@example.org",
      label: "News",
    });
  });
});
