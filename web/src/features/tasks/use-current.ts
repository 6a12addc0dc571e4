import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { ask, useAsked } from "@/lib/address";
import type { Task, View } from "@/lib/api/queries";
import { select, useTaskUi } from "./store";
import { rowOf } from "./task-list";

type Where = "list" | "sheet";

/**
 * Which task is read. There is one answer to that, for the list, the card, the focus and the address.
 *
 * What is read stays where nothing was picked, too: what comes up before it would take its place under the hands.
 * When it leaves the list, the one that comes to stand in its place is read.
 */
export function useCurrent(view: View, tasks: readonly Task[], isLoaded: boolean) {
  const wanted = useTaskUi((ui) => ui.selected[view]);
  const asked = useAsked().get("task") ?? undefined;
  const [read, setRead] = useState<{ id: string; at: number }>();
  const current =
    tasks.find(({ id }) => id === wanted) ??
    tasks.find(({ id }) => id === read?.id) ??
    tasks[Math.min(read?.at ?? 0, tasks.length - 1)];
  const at = current ? tasks.indexOf(current) : 0;
  if (current && (current.id !== read?.id || at !== read.at)) setRead({ id: current.id, at });

  useLayoutEffect(() => {
    if (asked) select(view, asked);
  }, [view, asked]);
  useEffect(() => {
    const wentBack = () => {
      if (new URLSearchParams(location.search).has("task")) return;
      select(view, undefined);
      setRead(undefined);
    };
    addEventListener("popstate", wentBack);
    return () => removeEventListener("popstate", wentBack);
  }, [view]);
  const shown = current?.id;
  useEffect(() => {
    // What the address asks for may have been taken up a moment ago, after this was drawn.
    const isTaken = useTaskUi.getState().selected[view] === asked;
    if (asked && isLoaded && wanted !== asked && !isTaken) ask({ task: shown }, "replace");
  }, [view, asked, wanted, shown, isLoaded]);

  /** What the address names and no list has: it was decided by now, or it is in another list. */
  const elsewhere = asked && isLoaded && wanted === asked && current?.id !== asked ? asked : undefined;
  return { current: elsewhere ? undefined : current, at, elsewhere };
}

/** Keeps the focus with what is read: where it was, in the list or on the sheet, it is again after every change. */
export function useFocusKept(current: string | undefined, heading: RefObject<HTMLElement | null>) {
  const where = useRef<Where | null>(null);
  const before = useRef(current);
  const panel = useTaskUi((ui) => ui.panel);
  const isOpen = panel !== null;

  useEffect(() => {
    const focused = document.activeElement;
    const isLost = !focused || focused === document.body;
    const isInList = !isLost && focused.closest("[data-list]") !== null;
    if (before.current !== current) {
      before.current = current;
      if (isInList || (isLost && where.current === "list")) (current ? rowOf(current) : listTitle())?.focus();
      else if (isLost && where.current === "sheet") (heading.current ?? listTitle())?.focus({ preventScroll: true });
    }
  }, [current, heading]);
  useEffect(() => {
    if (isOpen) return;
    // The panel that was closed had the focus.
    if (where.current === "sheet" && document.activeElement === document.body)
      heading.current?.focus({ preventScroll: true });
  }, [isOpen, heading]);

  useEffect(() => {
    const came = ({ target }: FocusEvent) => {
      const focused = target instanceof Element ? target : null;
      where.current = focused?.closest("[data-sheet]") ? "sheet" : focused?.closest("[data-list]") ? "list" : null;
    };
    document.addEventListener("focusin", came);
    return () => document.removeEventListener("focusin", came);
  }, []);
}

const listTitle = () => document.querySelector<HTMLElement>("[data-list-title]");
