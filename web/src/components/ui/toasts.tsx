"use client";

import { useLingui } from "@lingui/react/macro";
import { type ReactNode, Suspense, useEffect, useRef } from "react";
import { later } from "@/lib/later";
import { backOnline, type Toast, useToasts } from "@/lib/toasts";

const slip = () => import("./slip");
const Slip = later(() => slip().then((module) => ({ default: module.Slip })));

/** What is said in passing, in a place of its own that covers nothing: at a desk beside the page, between the places and
 * who is signed in; on a phone in a row above it. */
export function Toasts({ passing }: { passing: ReactNode }) {
  const { t } = useLingui();
  const toasts = useToasts((state) => state.toasts);
  const place = useHeightTold();
  // Had before it is needed: what it says may be that there is no connection.
  useEffect(() => void slip().catch(() => undefined), []);
  useEffect(() => {
    window.addEventListener("online", backOnline);
    return () => window.removeEventListener("online", backOnline);
  }, []);
  return (
    <section
      ref={place}
      aria-label={t`Messages`}
      data-said=""
      className="flex shrink-0 flex-col gap-2 max-md:sticky max-md:top-0 max-md:z-30 md:pb-1"
    >
      <div role="status" className="sr-only">
        {toasts.at(-1)?.tone === "plain" ? say(toasts.at(-1)) : ""}
      </div>
      <div role="alert" className="sr-only">
        {toasts.at(-1)?.tone === "alarm" ? say(toasts.at(-1)) : ""}
      </div>
      {passing}
      <Suspense>
        {toasts.map((one) => (
          <Slip key={one.id} one={one} />
        ))}
      </Suspense>
    </section>
  );
}

/** What stays at the top of a phone's page stays below the messages, as high as they are. */
function useHeightTold() {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    const { current } = place;
    if (!current) return;
    const { style } = document.documentElement;
    const size = new ResizeObserver(() => style.setProperty("--said", `${current.offsetHeight}px`));
    size.observe(current);
    return () => size.disconnect();
  }, []);
  return place;
}

function say(one: Toast | undefined): string {
  return one ? [one.text, one.detail].filter(Boolean).join(" ") : "";
}
