import { beforeEach, expect, test, vi } from "vitest";
import { stored } from "./stored";

const box = new Map<string, string>();
beforeEach(() => {
  box.clear();
  vi.stubGlobal("localStorage", {
    getItem: (name: string) => box.get(name) ?? null,
    setItem: (name: string, value: string) => box.set(name, value),
  });
});

test("what was chosen is there again, and what is damaged, gone or of another type is as at first", () => {
  const first = { scheme: "system", singleKeys: true };
  stored("look", first).setState({ singleKeys: false });
  expect(stored("look", first).getState()).toEqual({ scheme: "system", singleKeys: false });
  box.set("look", JSON.stringify({ state: { scheme: 7, singleKeys: false, old: 1 }, version: 0 }));
  expect(stored("look", first).getState()).toEqual({ scheme: "system", singleKeys: false });
  for (const damaged of ["{", "null", "[]", '{"state":null}']) {
    box.set("look", damaged);
    expect(stored("look", first).getState()).toEqual(first);
  }
});

test("a browser that keeps nothing works all the same", () => {
  const refuse = () => {
    throw new Error("denied");
  };
  vi.stubGlobal("localStorage", { getItem: refuse, setItem: refuse });
  const store = stored("look", { dense: false });
  store.setState({ dense: true });
  expect(store.getState().dense).toBe(true);
});
