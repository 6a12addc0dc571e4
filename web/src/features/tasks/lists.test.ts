import { beforeEach, describe, expect, test } from "vitest";
import type { Task } from "@/lib/api/queries";
import { parts } from "./back-at";
import { headline, parted } from "./headline";
import { clearMarks, keepMarks, marksOf, markTo, toggleMark, useMarks } from "./marks";
import { mustBeRead } from "./reading";
import { alone } from "./together";

const FIRST_KIND = "email.send_reply";
const PILE = "email.archive";
const task = (id: string, more: object = {}) =>
  ({
    id,
    kind: FIRST_KIND,
    digest: `digest of ${id}`,
    summary: "Send a reply to priya@northwind.example: Re: Slides",
    says: {},
    action: { to: ["priya@northwind.example"], cc: ["tom@northwind.example"], subject: "Re: Slides", body: "Yes." },
    risk: { undo: "reversible", read_first: null, provenance: [], warnings: [] },
    needs: null,
    pending: null,
    ...more,
  }) as unknown as Task;

describe("a row says", () => {
  test("whom it is about and what it is about, by the roles of the fields", () => {
    expect(headline(task("a"))).toEqual({
      who: ["priya@northwind.example", "tom@northwind.example"],
      what: "Re: Slides",
    });
  });

  test("of a pile, who it is from, each once, and what would be done with it", () => {
    const items = ["Studio", "Studio", "Council"].map((sender) => ({ sender, subject: "News" }));
    const pile = task("a", { kind: PILE, summary: "Archive 3 newsletters", action: { items } });
    expect(headline(pile)).toEqual({ who: ["Studio", "Council"], what: "Archive 3 newsletters" });
  });

  test("of a kind that is new to this app, the line that the server wrote", () => {
    const strange = task("a", { kind: "new.kind", action: { x: 1 } });
    expect(headline(strange)).toEqual({ who: [], what: strange.summary });
  });

  test("the end of an address apart, and of a name nothing", () => {
    expect(parted("a.very.long.name@studio.example")).toEqual(["a.very.long.name", "@studio.example"]);
    expect(parted("Studio @ Supply")).toEqual(["Studio @ Supply", ""]);
  });

  test("when it comes back, by the wall clock of the person", () => {
    const now = Date.parse("2026-11-30T22:30:00Z");
    const zone = { timeZone: "Europe/Berlin", locale: "en-GB" };
    expect(parts("2026-12-01T08:00:00Z", zone, now)).toMatchObject({ near: "tomorrow", time: "09:00" });
    expect(parts("2026-11-30T22:45:00Z", zone, now)).toMatchObject({ near: "today", time: "23:45" });
    expect(parts("2026-12-05T08:00:00Z", zone, now)).toMatchObject({ near: undefined, date: "Sat 5 Dec" });
    expect(parts("2026-12-01T08:00:00Z", { ...zone, locale: "de-DE" }, now).near).toBe("morgen");
  });
});

describe("what is marked", () => {
  const list = ["a", "b", "c", "d"].map((id) => task(id));
  const [a, b, , d] = list as [Task, Task, Task, Task];
  const marked = () => [...useMarks.getState().digests.keys()].sort();
  beforeEach(clearMarks);

  test("is decided on as it stood when it was marked", () => {
    toggleMark(a);
    markTo(task("a", { digest: "another" }), [task("a", { digest: "another" })]);
    expect(useMarks.getState().digests.get("a")).toBe("digest of a");
  });

  test("reaches from the last mark to this one, either way, and is taken off one by one", () => {
    toggleMark(b);
    markTo(d, list);
    expect(marked()).toEqual(["b", "c", "d"]);
    markTo(a, list);
    expect(marked()).toEqual(["a", "b", "c", "d"]);
    toggleMark(b);
    expect(marked()).toEqual(["a", "c", "d"]);
  });

  test("goes with what leaves the list, and with the list", () => {
    marksOf("waiting");
    toggleMark(a);
    toggleMark(b);
    useMarks.setState({ refused: new Map([["a", "why"]]) });
    keepMarks([b, d]);
    expect(marked()).toEqual(["b"]);
    expect(useMarks.getState().refused.size).toBe(0);
    marksOf("snoozed");
    expect(marked()).toEqual([]);
  });
});

test("what cannot be taken back, is not verified, or is left open is signed by itself", () => {
  expect(alone(task("a"))).toBeUndefined();
  for (const [more, why] of [
    [{ risk: { read_first: "irreversible" } }, /taken back/],
    [{ risk: { read_first: "unverified" } }, /verified/],
    [{ needs: { what: "choice", blanks: [] } }, /open/],
    [{ action: { body: "on ⟦day⟧" } }, /open/],
    [{ pending: { op: "instruct" } }, /rewritten/],
  ] as const)
    expect(alone(task("a", more))).toMatch(why);
});

test("what is read to its end on the card is what is not signed among others", () => {
  for (const read_first of [null, "irreversible", "unverified"]) {
    const one = task("a", { status: "AWAITING_APPROVAL", risk: { read_first } });
    expect([mustBeRead(one), alone(one) !== undefined]).toEqual([read_first !== null, read_first !== null]);
  }
});
