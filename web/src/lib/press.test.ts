import { afterEach, beforeEach, expect, test, vi } from "vitest";

type Press = typeof import("./press");
let press: Press;

type Happening = [type: string, more: object];
const hands = new EventTarget();
const happens = (type: string, more: object = {}) => hands.dispatchEvent(Object.assign(new Event(type), more));

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal("window", {});
  vi.stubGlobal("document", new EventTarget());
  vi.stubGlobal("addEventListener", hands.addEventListener.bind(hands));
  vi.resetModules();
  press = await import("./press");
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test.each<[string, Happening, Happening]>([
  ["a finger", ["pointerdown", { pointerId: 1 }], ["pointerup", { pointerId: 1 }]],
  ["the space bar", ["keydown", { code: "Space", key: " " }], ["keyup", { code: "Space", key: " " }]],
])("what is let go of counts only after the click that %s makes by it", (_, goesDown, comesUp) => {
  const then = vi.fn();
  happens(...goesDown);
  press.onceReleased(then);
  happens(...comesUp);
  expect(then).not.toHaveBeenCalled();
  const second = vi.fn();
  press.onceReleased(second);
  expect(second).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(then).toHaveBeenCalledOnce();
  expect(second).toHaveBeenCalledOnce();
});

test("of two fingers, the last that is lifted counts", () => {
  const then = vi.fn();
  happens("pointerdown", { pointerId: 1 });
  happens("pointerdown", { pointerId: 2 });
  press.onceReleased(then);
  happens("pointerup", { pointerId: 1 });
  vi.runAllTimers();
  expect(then).not.toHaveBeenCalled();
  happens("pointercancel", { pointerId: 2 });
  vi.runAllTimers();
  expect(then).toHaveBeenCalledOnce();
});

test("where nothing is held down nobody waits", () => {
  const then = vi.fn();
  press.onceReleased(then);
  expect(then).toHaveBeenCalledOnce();
});
