import { beforeEach, describe, expect, test, vi } from "vitest";
import { COMMANDS } from "./commands";
import { bindings, register, run, useRegistry } from "./registry";

class FakeElement {
  constructor(readonly inside: string) {}
  closest(selector: string) {
    return selector.split(", ").includes(this.inside) ? this : null;
  }
}

const press = (key: string, more: Partial<KeyboardEvent> = {}, single = true) => {
  const preventDefault = vi.fn();
  const event = {
    key,
    repeat: false,
    isComposing: false,
    defaultPrevented: false,
    target: null,
    preventDefault,
    ...more,
  };
  bindings(() => single)[key]?.(event as unknown as KeyboardEvent);
  return preventDefault;
};

beforeEach(() => {
  vi.stubGlobal("Element", FakeElement);
  useRegistry.setState({ handlers: {} });
});

describe("the registry of commands", () => {
  test("gives each key to one command only", () => {
    const keys = COMMANDS.flatMap((one) => [...one.keys] as string[]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("shows every key that decides", () => {
    for (const one of COMMANDS) if (one.keys.length) expect("shown" in one, one.id).toBe(true);
  });

  test("runs whoever registered last, and the one before once that has gone", () => {
    const [below, above] = [vi.fn(), vi.fn()];
    register("approve", below);
    const gone = register("approve", above);
    press("a");
    expect([below.mock.calls.length, above.mock.calls.length]).toEqual([0, 1]);
    gone();
    press("a");
    expect([below.mock.calls.length, above.mock.calls.length]).toEqual([1, 1]);
  });

  test("tells which key it was where a command has several", () => {
    const choose = vi.fn();
    register("choose", choose);
    press("1");
    press("9");
    expect(choose.mock.calls).toEqual([["1"], ["9"]]);
  });

  test("leaves keys alone that nobody answers to", () => {
    expect(press("a")).not.toHaveBeenCalled();
    expect(run("approve")).toBe(false);
  });

  test("does nothing while somebody types, composes, or holds the key down", () => {
    const approve = vi.fn();
    register("approve", approve);
    press("a", { target: new FakeElement("textarea") as unknown as EventTarget });
    press("a", { target: new FakeElement("[role=dialog]") as unknown as EventTarget });
    press("a", { isComposing: true });
    press("a", { repeat: true });
    press("a", {}, false);
    expect(approve).not.toHaveBeenCalled();
  });

  test("the palette opens from anywhere, because it has a modifier", () => {
    const open = vi.fn();
    register("palette", open);
    press("$mod+k", { target: new FakeElement("textarea") as unknown as EventTarget }, false);
    expect(open).toHaveBeenCalledOnce();
  });
});
