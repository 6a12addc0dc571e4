import { useEffect, useLayoutEffect, useRef } from "react";
import { type KeyBindingMap, tinykeys } from "tinykeys";
import { create } from "zustand";
import { useLook } from "../look";
import { ALWAYS, COMMANDS, type CommandId } from "./commands";

/** `key`: the one that was pressed, where it was one. */
type Handler = (key?: string) => void;
type Registry = { handlers: Partial<Record<CommandId, Handler[]>> };

/** Who answers to which command; the one that came last wins. */
export const useRegistry = create<Registry>(() => ({ handlers: {} }));

export function register(id: CommandId, handler: Handler): () => void {
  useRegistry.setState(({ handlers }) => ({ handlers: { ...handlers, [id]: [...(handlers[id] ?? []), handler] } }));
  return () =>
    useRegistry.setState(({ handlers }) => ({
      handlers: { ...handlers, [id]: (handlers[id] ?? []).filter((one) => one !== handler) },
    }));
}

export function run(id: CommandId, key?: string): boolean {
  const handler = useRegistry.getState().handlers[id]?.at(-1);
  handler?.(key);
  return handler !== undefined;
}

/** Answer to a command while this component is shown; `undefined` does not answer. */
export function useCommand(id: CommandId, handler: Handler | undefined) {
  const latest = useRef(handler);
  useLayoutEffect(() => {
    latest.current = handler;
  });
  const answers = handler !== undefined;
  useEffect(() => (answers ? register(id, (key) => latest.current?.(key)) : undefined), [id, answers]);
}

/** Whether keys belong to what has the focus, and not to us. */
export const isField = (focused: Element | null): boolean =>
  focused?.closest(
    "input:not([type=radio], [data-mark]), textarea, select, [contenteditable], [role=dialog], [role=menu]",
  ) != null;

export const isTyping = (event: KeyboardEvent): boolean =>
  isField(event.target instanceof Element ? event.target : null);

const SEQUENCE_MS = 1000;

export function bindings(single: () => boolean): KeyBindingMap {
  const map: KeyBindingMap = {};
  /** The key that began a sequence, and the press after it: that belongs to the sequence, and is no key of its own. */
  let begun: { at: number; second?: Event } | undefined;
  const continues = (event: Event) => {
    if (!begun || Date.now() - begun.at > SEQUENCE_MS || (begun.second ?? event) !== event) return false;
    begun.second = event;
    return true;
  };
  const isOurs = (event: KeyboardEvent) => !(event.isComposing || isTyping(event) || event.defaultPrevented);
  for (const { id, keys } of COMMANDS) {
    for (const key of keys) {
      const [first = "", then] = key.split(" ");
      map[key] = (event) => {
        const always = ALWAYS.has(id);
        if (event.isComposing || (!always && event.repeat && !MAY_REPEAT.has(id))) return;
        if (!always && !isOurs(event)) return;
        if (!always && !single() && isPlain(key)) return;
        const isSecond = continues(event);
        if (!then && isSecond) return;
        if (/Arrow/.test(key) && !isListed(event)) return;
        if (run(id, key)) event.preventDefault();
      };
      if (!then) continue;
      map[first] = (event) => {
        if (single() && isOurs(event) && !event.repeat && !continues(event)) begun = { at: Date.now() };
      };
    }
  }
  return map;
}

const MAY_REPEAT: ReadonlySet<CommandId> = new Set(["next", "previous", "mark-next", "mark-previous"]);

/** A letter or a sign, with Shift or without: what is typed by accident, or by a voice. The sign that shows the help is not. */
const isPlain = (key: string): boolean => /^(Shift\+)?[^?]$/u.test(key) || key.includes(" ");

/** Arrows move in the list only while the list has the focus; elsewhere they scroll. */
function isListed(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest("[data-list]") !== null;
}

/** Listen to the keyboard, once, for the whole app. */
export function useKeyboard() {
  useEffect(
    () =>
      tinykeys(
        window,
        bindings(() => useLook.getState().singleKeys),
      ),
    [],
  );
}
