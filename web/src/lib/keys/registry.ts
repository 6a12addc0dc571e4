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
  focused?.closest("input:not([type=radio]), textarea, select, [contenteditable], [role=dialog], [role=menu]") != null;

export const isTyping = (event: KeyboardEvent): boolean =>
  isField(event.target instanceof Element ? event.target : null);

export function bindings(single: () => boolean): KeyBindingMap {
  const map: KeyBindingMap = {};
  for (const { id, keys } of COMMANDS) {
    for (const key of keys) {
      map[key] = (event) => {
        const always = ALWAYS.has(id);
        if (event.isComposing || (!always && event.repeat && id !== "next" && id !== "previous")) return;
        if (!always && (isTyping(event) || event.defaultPrevented)) return;
        if (key.length === 1 && !single()) return;
        if (key.startsWith("Arrow") && !isListed(event)) return;
        if (run(id, key)) event.preventDefault();
      };
    }
  }
  return map;
}

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
