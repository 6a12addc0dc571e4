import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forgetTyped, heldOnPage, PLACES, typedBy } from "./typed-words";

let kept: Record<string, string>;

beforeEach(() => {
  kept = {
    [PLACES.edits]: "{}",
    [PLACES.blanks]: "{}",
    [`${PLACES.forms}ada.profile`]: "{}",
    "countersign.fragment./verify-email": "token=1",
  };
  vi.stubGlobal(
    "sessionStorage",
    new Proxy(kept, {
      get: (all, name) =>
        ({
          getItem: (key: string) => all[key] ?? null,
          setItem: (key: string, value: string) => void Reflect.set(all, key, value),
          removeItem: (key: string) => void Reflect.deleteProperty(all, key),
        })[String(name)],
    }),
  );
});
afterEach(() => vi.unstubAllGlobals());

const words = () => Object.keys(kept).filter((name) => Object.values(PLACES).some((place) => name.startsWith(place)));

test("what somebody typed is gone from the tab and from the page once they sign out, and nothing else is", () => {
  const forget = vi.fn();
  heldOnPage(forget);
  forgetTyped();
  expect(words()).toEqual([]);
  expect(forget).toHaveBeenCalledOnce();
  expect(kept["countersign.fragment./verify-email"]).toBe("token=1");
});

test("it waits for the same person, and is gone when another signs in", () => {
  typedBy("ada");
  typedBy("ada");
  expect(words()).toHaveLength(3);
  typedBy("eve");
  expect(words()).toEqual([]);
});
