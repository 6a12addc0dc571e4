import { QueryClient } from "@tanstack/react-query";
import { describe, expect, test } from "vitest";
import { keys, type Task } from "@/lib/api/queries";
import { differences } from "./action";
import { gravest, warningsElsewhere } from "./badges";
import { flat, following, know, type Pages, putBack, refreshTask, replaced, without } from "./cache";
import { eventWords } from "./events";
import { named } from "./fields";
import { chunks } from "./long-text";
import { wayBack } from "./undo";

const task = (id: string, more: Partial<Task> = {}) =>
  ({
    id,
    status: "AWAITING_APPROVAL",
    snoozed_until: null,
    undo: { available: false },
    risk: { warnings: [], provenance: [] },
    ...more,
  }) as unknown as Task;
const pages = (...lists: string[][]): Pages => ({
  pageParams: [],
  pages: lists.map((ids) => ({ items: ids.map((id) => task(id)), next_cursor: null })),
});

describe("the optimistic lists", () => {
  test("lose the decided task, and nothing else", () => {
    expect(flat(without(pages(["a", "b"], ["c"]), "b")).map(({ id }) => id)).toEqual(["a", "c"]);
  });

  test("do not change what they were made from, so that it can be put back", () => {
    const before = pages(["a", "b"]);
    without(before, "a");
    replaced(before, task("b", { revision: 2 }));
    expect(before).toEqual(pages(["a", "b"]));
  });

  test("show a task once, even if two pages hold it", () => {
    expect(flat(pages(["a", "b"], ["b", "c"])).map(({ id }) => id)).toEqual(["a", "b", "c"]);
  });

  test("go on to the next task, at the end to the one before", () => {
    const list = ["a", "b", "c"].map((id) => task(id));
    expect([following(list, "a"), following(list, "c"), following(list.slice(0, 1), "a")]).toEqual([
      "b",
      "b",
      undefined,
    ]);
  });

  test("take over what the server told, in the list and on the page", () => {
    const cache = new QueryClient();
    cache.setQueryData(keys.view("waiting"), pages(["a"]));
    know(cache, task("a", { revision: 7 }));
    expect(flat(cache.getQueryData<Pages>(keys.view("waiting")))[0]?.revision).toBe(7);
    expect(cache.getQueryData<Task>(keys.task("a"))?.revision).toBe(7);
  });
});

test("what is known of a task is known in every list that has it, narrowed and found ones too", () => {
  const cache = new QueryClient();
  const lists = [keys.view("waiting"), keys.narrowed("done", { warning: "any" }), keys.found("offer", {})];
  for (const key of lists) cache.setQueryData(key, pages(["a"]));
  know(cache, task("a", { revision: 7 }));
  for (const key of lists) expect(flat(cache.getQueryData<Pages>(key))[0]?.revision, key.join()).toBe(7);
});

describe("what is put back into a list", () => {
  const names = (list: Pages) => list.pages.map(({ items }) => items.map(({ id }) => id).join(""));
  const before = pages(["a", "b"], ["c", "d"]);

  test("stands where it stood, and brings nothing else back", () => {
    expect(names(putBack(pages(["a"], ["c", "d"]), task("b"), before))).toEqual(["ab", "cd"]);
    expect(names(putBack(pages(["b"], ["d"]), task("c"), before))).toEqual(["b", "cd"]);
    expect(names(putBack(pages(["x", "b"]), task("d"), before))).toEqual(["xbd"]);
    expect(names(putBack(pages([]), task("a"), before))).toEqual(["a"]);
  });

  test("stands there once, and only where it was", () => {
    expect(putBack(before, task("b"), before)).toEqual(before);
    expect(putBack(pages(["a"]), task("x"), before)).toEqual(pages(["a"]));
  });
});

test("a task that changed is read again with its history, and not its conversation at the provider", () => {
  const cache = new QueryClient();
  const isStale = (key: readonly unknown[]) => cache.getQueryState(key)?.isInvalidated;
  const asked = [keys.task("a"), keys.events("a"), keys.sources("a", undefined), keys.task("b")];
  for (const key of asked) cache.setQueryData(key, {});
  refreshTask(cache, "a");
  expect(asked.map(isStale)).toEqual([true, true, false, false]);
});

describe("the way back", () => {
  const cases: [Partial<Task>, ReturnType<typeof wayBack>][] = [
    [{ status: "APPROVED" }, { operation: "cancel", body: { reopen: true } }],
    [{ status: "EXECUTING" }, "later"],
    [
      { status: "COMPLETED", undo: { available: true, until: null, does: "", state: null } },
      { operation: "undo", body: { reopen: true } },
    ],
    [{ status: "COMPLETED" }, "none"],
    [{ status: "NEEDS_REVIEW" }, "none"],
    [{ status: "REJECTED" }, { operation: "reopen" }],
    [{ status: "CANCELLED" }, { operation: "reopen" }],
    [{ status: "UNDONE" }, { operation: "reopen" }],
    [{ snoozed_until: "2026-11-24T08:00:00Z" }, { operation: "unsnooze" }],
  ];
  test.each(cases)("from %o is %o", (state, way) => expect(wayBack(task("a", state))).toEqual(way));
});

test("the history says which of several ways was signed", () => {
  expect(eventWords({ type: "approved", data: {} })).toBe("Countersigned");
  expect(eventWords({ type: "approved", data: { alternative: "Yes\u202e, on Thursday" } })).toBe(
    "Countersigned: Yes[U+202E], on Thursday",
  );
  expect(eventWords({ type: "never_heard_of" })).toBe("never heard of");
});

describe("what changed", () => {
  test("is told field by field", () => {
    expect(
      differences({ to: ["a@x.example"], subject: "S" }, { to: ["b@x.example", "c@x.example"], subject: "S" }),
    ).toEqual([
      { path: "to/0", before: "a@x.example", after: "b@x.example" },
      { path: "to/1", before: null, after: "c@x.example" },
    ]);
    expect([named("to/1"), named("due_on"), named("items/3/subject")]).toEqual(["To", "Due on", "Items, 4, subject"]);
    expect(named("attachments/0/name")).toBe("Attachments");
  });

  test("a warning is shown even where its field has no place on the card", () => {
    const doubtful = task("a", {
      risk: {
        warnings: [
          { path: "to/0", code: "first_contact" },
          { path: "strange", code: "made_up" },
        ],
      } as unknown as Task["risk"],
    });
    expect(gravest(doubtful)?.code).toBe("first_contact");
    expect(warningsElsewhere(doubtful, (path) => path.startsWith("to")).map(({ short }) => short)).toEqual(["made up"]);
  });
});

test("a long text is cut into blocks that are the text again", () => {
  for (const text of ["", "short", `${"word ".repeat(9000)}\nend`, "x".repeat(20_001)])
    expect(chunks(text).join("")).toBe(text);
});
