"use client";

import { Trans } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { create } from "zustand";
import type { Task } from "@/lib/api/queries";

/** By task and what it was read as, the digest of the version whose end has been in view. Reading begins anew when the page is loaded. */
const useRead = create<{ read: Record<string, string> }>(() => ({ read: {} }));

/** The form in which it is changed is read by itself. */
export type ReadAs = "text" | "edit";

const markRead = ({ id, digest }: Task, as: ReadAs) =>
  useRead.setState(({ read }) => ({ read: { ...read, [`${as} ${id}`]: digest } }));

/** What cannot be taken back, and what has to do with a stranger, is signed only when its end has been in view. The
 * server says which, and approves none of it among others. */
export const mustBeRead = ({ status, risk }: Task): boolean =>
  status === "AWAITING_APPROVAL" && risk.read_first !== null;

export const useUnread = (shown: Task, as: ReadAs = "text"): boolean =>
  useRead(({ read }) => read[`${as} ${shown.id}`] !== shown.digest) && mustBeRead(shown);

/** Stands behind the last word of what would be done. Once that is in view, above the bar and on a page that is looked
 * at, it counts as read. */
export function EndOfText({ shown, as = "text" }: { shown: Task; as?: ReadAs }) {
  const end = useRef<HTMLParagraphElement>(null);
  const unread = useUnread(shown, as);
  useEffect(() => {
    const mark = end.current;
    if (!unread || !mark) return;
    return watched(mark, () => markRead(shown, as));
  }, [unread, shown, as]);
  if (!mustBeRead(shown)) return null;
  return (
    <p ref={end} data-end={shown.id} className="h-px">
      <span className="sr-only">
        <Trans>End of what would be done.</Trans>
      </span>
    </p>
  );
}

/** Calls `seen` when the end of the text is in view. The bar that lies over the page hides what is under it. */
function watched(mark: HTMLElement, seen: () => void): () => void {
  const bar = barOf(mark);
  let view: IntersectionObserver | undefined;
  const look = () => {
    view?.disconnect();
    if (document.visibilityState !== "visible") return;
    if (cutOff(mark)) return;
    view = new IntersectionObserver((found) => found.some((one) => one.isIntersecting) && isLookedAt() && seen(), {
      root: scrollerOf(mark),
      rootMargin: `-${saidAbove(mark)}px 0px -${bar?.offsetHeight ?? 0}px 0px`,
    });
    view.observe(mark);
  };
  const size = new ResizeObserver(look);
  if (bar) size.observe(bar);
  look();
  document.addEventListener("visibilitychange", look);
  const form = mark.closest("form");
  form?.addEventListener("scroll", look, { capture: true, passive: true });
  for (const area of form?.querySelectorAll("textarea") ?? []) size.observe(area);
  return () => {
    form?.removeEventListener("scroll", look, { capture: true });
    view?.disconnect();
    size.disconnect();
    document.removeEventListener("visibilitychange", look);
  };
}

/** The first field of a form whose text goes on below its edge: not every browser makes it as high as its text. */
const cutOff = (mark: HTMLElement) =>
  [...(mark.closest("form")?.querySelectorAll("textarea") ?? [])].find(
    ({ scrollTop, clientHeight, scrollHeight }) => scrollTop + clientHeight < scrollHeight - LINE,
  );

/** Less than that is no line of text. */
const LINE = 12;

const isLookedAt = () => document.visibilityState === "visible";

/** A page is scrolled by less than it is high, so that its last lines are its first ones then. */
const OVERLAP = 56;

/** Scroll on by a page, towards the end of what has to be read. */
export function readOn(taskId: string) {
  const mark = document.querySelector<HTMLElement>(`[data-end="${CSS.escape(taskId)}"]`);
  if (!mark) return;
  const area = cutOff(mark);
  if (area) {
    area.scrollIntoView({ block: "nearest" });
    area.scrollBy({ top: Math.max(area.clientHeight - OVERLAP, OVERLAP) });
    return;
  }
  const scroller = scrollerOf(mark);
  const top = scroller?.getBoundingClientRect().top ?? 0;
  if (mark.getBoundingClientRect().bottom <= top) return mark.scrollIntoView({ block: "center" });
  const whole = scroller?.clientHeight ?? window.innerHeight;
  const height = whole - (barOf(mark)?.offsetHeight ?? 0) - saidAbove(mark) - OVERLAP;
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  (scroller ?? window).scrollBy({ top: Math.max(height, OVERLAP), behavior: still ? "instant" : "smooth" });
}

const barOf = (mark: Element) => mark.closest("form, article")?.querySelector<HTMLElement>("[data-bar]") ?? null;

/** How high the messages are that lie over the top of a phone's page. */
const saidAbove = (mark: HTMLElement): number =>
  scrollerOf(mark) ? 0 : (document.querySelector<HTMLElement>("[data-said]")?.offsetHeight ?? 0);

/** The sheet that scrolls, or none where it is the page itself. */
function scrollerOf(mark: Element): HTMLElement | null {
  for (let at = mark.parentElement; at && at !== document.body; at = at.parentElement)
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  return null;
}
