import { describe, expect, test } from "vitest";
import type { Task } from "@/lib/api/queries";
import { fieldsOf } from "./action";
import { blanksOf, type Fills, isBlank, isWhatWasShown, partsOf, typedInto, withFills } from "./blanks";
import type { Kind } from "./kinds";
import { lackOf } from "./lack";
import { inThatWay, keyOfWay, placeOfKey, sameWay, wayOf, waysOf } from "./ways";

const letter = (body: string, more = {}) => ({
  kind: "email.send_reply",
  to: ["a@x.example"],
  subject: "S",
  body,
  ...more,
});
const risk = (more = {}) => ({
  touches: "external",
  people: 1,
  undo: "irreversible",
  does: "Sends it.",
  warnings: [],
  ...more,
});
const way = (label: string, digest: string, body: string) => ({
  label,
  digest,
  action: letter(body),
  summary: label,
  risk: risk({ people: 2 }),
});

const task = (more = {}) =>
  ({
    id: "t",
    kind: "email.send_reply",
    status: "AWAITING_APPROVAL",
    account: "me@x.example",
    digest: "own",
    summary: "own",
    action: letter("own words"),
    risk: risk(),
    needs: null,
    alternatives: [way("Yes", "d-yes", "yes"), way("No", "d-no", "no")],
    ...more,
  }) as unknown as Task;
const mustSay = (more = {}) => task({ needs: { what: "choice", blanks: [] }, ...more });

describe("several ways", () => {
  test("are what is proposed and the others, each by its digest", () => {
    expect(waysOf(task()).map(({ digest }) => digest)).toEqual(["own", "d-yes", "d-no"]);
    expect(wayOf(task(), undefined)?.digest).toBe("own");
  });

  test("where only the person knows, nothing is chosen before they say", () => {
    expect(waysOf(mustSay()).map(({ label }) => label)).toEqual(["Yes", "No"]);
    expect(wayOf(mustSay(), undefined)).toBeUndefined();
    expect(lackOf(inThatWay(mustSay(), undefined), {})?.at).toBe("choice");
    expect(lackOf(inThatWay(mustSay(), wayOf(mustSay(), "d-no")), {})).toBeUndefined();
  });

  test("are none of a task without any, or one that was decided", () => {
    expect([waysOf(task({ alternatives: [] })), waysOf(task({ status: "APPROVED" }))]).toEqual([[], []]);
    expect(wayOf(task({ status: "APPROVED" }), "d-yes")).toBeUndefined();
  });

  test("show everything of the chosen one, and its own digest goes to the server", () => {
    const shown = inThatWay(mustSay(), wayOf(mustSay(), "d-yes"));
    expect(shown).toMatchObject({ id: "t", digest: "d-yes", summary: "Yes", needs: null, risk: { people: 2 } });
    expect(fieldsOf(shown).body).toBe("yes");
  });

  test("what was picked of an older version is picked of no other", () => {
    const fresh = mustSay({ alternatives: [way("Yes", "d-yes-2", "yes"), way("No", "d-no-2", "no")] });
    expect(wayOf(fresh, "d-yes")).toBeUndefined();
    const shown = inThatWay(mustSay(), wayOf(mustSay(), "d-yes"));
    expect(sameWay(mustSay(), shown, fresh)?.digest).toBe("d-yes-2");
    expect(sameWay(mustSay(), shown, task({ alternatives: [] }))).toBeUndefined();
    expect(sameWay(task(), task(), fresh)).toBe(fresh);
  });

  test("have a key each, in the order of the keyboard", () => {
    expect([keyOfWay(0), keyOfWay(8), keyOfWay(9), keyOfWay(10)]).toEqual(["1", "9", "0", undefined]);
    expect([placeOfKey("1"), placeOfKey("9"), placeOfKey("0")]).toEqual([0, 8, 9]);
  });
});

describe("blanks", () => {
  const open = task({ alternatives: [], action: letter("At ⟦Time⟧ in ⟦Room⟧, not ⟦Time⟧.", { subject: "⟦ Day ⟧" }) });
  const filled = (values: Record<string, string>): Fills =>
    Object.fromEntries(blanksOf(open).map((one, at) => [one.key, Object.values(values)[at] ?? ""]));

  test("stand in the text in their order, and are told apart where two have one name", () => {
    expect(blanksOf(open).map(({ label }) => label)).toEqual(["Day", "Time", "Room", "Time"]);
    expect(new Set(blanksOf(open).map(({ key }) => key)).size).toBe(4);
  });

  test("a bracket that nobody closed is a blank as well, and what is hidden in a name is written out", () => {
    expect(partsOf("body", "a ⟦ b ⟧ c").filter(isBlank)).toHaveLength(1);
    expect(partsOf("body", "a ⟧ b").map((part) => (isBlank(part) ? part.label : part))).toEqual([
      "a ",
      "What was left open",
      " b",
    ]);
    expect(partsOf("body", "⟦a\u202eb⟧").filter(isBlank)[0]?.label).toBe("a[U+202E]b");
    expect(partsOf("body", "nothing")).toEqual(["nothing"]);
  });

  test("are filled where they stand, and nothing else is touched", () => {
    const all = filled({ day: "Monday", time: " ten ", room: "4 $& b", other: "nine" });
    expect(withFills(open, all)).toEqual({ ...open.action, subject: "Monday", body: "At ten in 4 $& b, not nine." });
    expect(lackOf(open, all)).toBeUndefined();
  });

  test("an empty one stays, and is asked for by name; a bracket of ours fills nothing", () => {
    const some = filled({ day: "Monday", time: "  ", room: "⟦", other: "nine" });
    expect(withFills(open, some).body).toBe("At ⟦Time⟧ in ⟦Room⟧, not nine.");
    expect(lackOf(open, some)?.words).toBe("Fill in above, then sign: Time, Room.");
    expect(typedInto({ k: "⟦x⟧" }, { key: "k", path: "body", label: "" })).toBe("x");
  });

  test("that the person may not write into are no fields, and the task cannot be signed as it is", () => {
    const pile: Kind = {
      family: "x",
      shape: "record",
      verb: "",
      doing: "",
      done: "",
      noun: "",
      editable: ["note"],
      fields: [
        { name: "note", role: "words" },
        { name: "title", role: "words" },
        { name: "to", role: "recipient" },
      ],
    };
    const one = task({ action: { note: "⟦a⟧", title: "⟦b⟧", to: "⟦c⟧" } });
    expect(blanksOf(one, pile).map(({ label }) => label)).toEqual(["a"]);
    expect(lackOf(task({ needs: { what: "blanks", blanks: [] } }), {})?.at).toBe("edit");
    expect(blanksOf(task({ status: "REJECTED", action: letter("⟦a⟧") }))).toEqual([]);
  });

  test("once filled are signed in the same press only if the version is what was shown", () => {
    const wanted = withFills(open, filled({ day: "1", time: "2", room: "3", other: "4" }));
    const revised = (more = {}) => task({ alternatives: [], action: wanted, ...more });
    expect(isWhatWasShown(open, wanted, revised())).toBe(true);
    for (const more of [
      { action: { ...wanted, body: "something else" } },
      { action: { ...wanted, to: ["b@x.example"] } },
      { account: "other@x.example" },
      { needs: { what: "blanks", blanks: [] } },
      { risk: risk({ people: 2 }) },
      { risk: risk({ warnings: [{ path: "to/0", code: "first_contact" }] }) },
    ])
      expect(isWhatWasShown(open, wanted, revised(more)), JSON.stringify(more)).toBe(false);
  });
});
