import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { tinykeys } from "tinykeys";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { COMMANDS } from "./commands";
import { bindings, register, run, useRegistry } from "./registry";
import { shownKeys } from "./shown";
import { GROUPS, TITLES } from "./words";

class FakeElement {
  constructor(readonly inside: string) {}
  closest(selector: string) {
    return selector.split(/, (?![^(]*\))/).includes(this.inside) ? this : null;
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

/** A keyboard that is listened to as in the app. */
function keyboard(single = true) {
  class Pressed extends Event {
    constructor(readonly key: string) {
      super("keydown", { cancelable: true });
    }
    readonly code = "";
    readonly repeat = false;
    readonly isComposing = false;
    getModifierState = () => false;
  }
  vi.stubGlobal("KeyboardEvent", Pressed);
  const target = new EventTarget();
  tinykeys(
    target as Window,
    bindings(() => single),
  );
  return (...keys: string[]) => {
    for (const key of keys) target.dispatchEvent(new Pressed(key));
  };
}

beforeEach(() => {
  vi.stubGlobal("Element", FakeElement);
  useRegistry.setState({ handlers: {} });
});

describe("the registry of commands", () => {
  test("gives each key to one command only", () => {
    const keys = COMMANDS.flatMap((one) => [...one.keys] as string[]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("lists every key, in a group, as it is called on this machine", () => {
    for (const one of COMMANDS) {
      expect(GROUPS[one.group], one.id).toBeDefined();
      expect(TITLES[one.id], one.id).toBeDefined();
      if (one.keys.length) expect(shownKeys(one, "Ctrl").join(), one.id).not.toBe("");
    }
    const shown = (id: string, modifier: string) => {
      const one = COMMANDS.find((command) => command.id === id);
      return one && shownKeys(one, modifier);
    };
    expect(shown("palette", "Ctrl")).toEqual(["Ctrl K"]);
    expect(shown("palette", "⌘")).toEqual(["⌘K"]);
    expect(shown("next", "⌘")).toEqual(["J", "↓"]);
    expect(shown("mark-to", "⌘")).toEqual(["⇧X"]);
    expect(shown("mark-next", "Ctrl")).toEqual(["Shift ↓"]);
    expect(shown("choose", "Ctrl")).toEqual(["1 – 9"]);
    expect(shown("help", "⌘")).toEqual(["?"]);
    expect(shown("go-settings", "Ctrl")).toEqual(["G ,"]);
  });

  test("has no dead one: each is answered somewhere", () => {
    const sources = readdirSync("src", { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\./.test(entry.name))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
      .join("\n");
    const dead = COMMANDS.filter(({ id }) => !new RegExp(`(useCommand\\(|command: )"${id}"`).test(sources));
    expect(dead.map(({ id }) => id)).toEqual([]);
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

describe("a sequence", () => {
  const answering = () => {
    const calls: string[] = [];
    for (const id of ["approve", "reject", "snooze", "go-active", "go-rules", "go-agents"] as const)
      register(id, () => calls.push(id));
    return calls;
  };

  test("goes where it says, and its second key decides nothing", () => {
    const calls = answering();
    const type = keyboard();
    type("g", "a", "g", "r", "g", "g");
    expect(calls).toEqual(["go-active", "go-rules", "go-agents"]);
    type("a");
    expect(calls.at(-1)).toBe("approve");
  });

  test("that leads nowhere decides nothing either", () => {
    const calls = answering();
    const type = keyboard();
    type("g", "s");
    expect(calls).toEqual([]);
    type("s");
    expect(calls).toEqual(["snooze"]);
  });

  test("is forgotten after a second", () => {
    vi.useFakeTimers();
    const calls = answering();
    const type = keyboard();
    type("g");
    vi.advanceTimersByTime(1500);
    type("a");
    expect(calls).toEqual(["approve"]);
    vi.useRealTimers();
  });

  test("is off with the single keys", () => {
    const calls = answering();
    keyboard(false)("g", "a", "a");
    expect(calls).toEqual([]);
  });
});
