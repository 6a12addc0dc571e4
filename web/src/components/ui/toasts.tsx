"use client";

import { useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { cx } from "@/lib/cx";
import { dismiss, type Toast, useToasts } from "@/lib/toasts";
import { Kbd } from "./button";

const SECONDS = { plain: 10, alarm: 30 };

/** What is said in passing, in one place that covers nothing that is read or signed: at a desk under the places, on a
 * phone over the line that leads back. */
export function Toasts() {
  const { t } = useLingui();
  const toasts = useToasts((state) => state.toasts);
  return (
    <section
      aria-label={t`Messages`}
      className="pointer-events-none fixed inset-x-0 top-0 z-50 flex flex-col gap-2 md:inset-x-auto md:bottom-4 md:left-3 md:top-auto md:w-48"
    >
      <div role="status" className="sr-only">
        {toasts.at(-1)?.tone === "plain" ? say(toasts.at(-1)) : ""}
      </div>
      <div role="alert" className="sr-only">
        {toasts.at(-1)?.tone === "alarm" ? say(toasts.at(-1)) : ""}
      </div>
      {toasts.map((one) => (
        <Slip key={one.id} one={one} />
      ))}
    </section>
  );
}

function say(one: Toast | undefined): string {
  return one ? [one.text, one.detail].filter(Boolean).join(" ") : "";
}

function Slip({ one }: { one: Toast }) {
  const { t } = useLingui();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismiss(one.id), SECONDS[one.tone] * 1000);
    return () => clearTimeout(timer);
  }, [held, one]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only holds it longer
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className={cx(
        "pointer-events-auto flex min-h-[3.25rem] animate-[settle_140ms_ease-out] items-center bg-ink pl-4 pr-1 text-paper max-md:border-b max-md:not-last:hidden md:flex-wrap md:justify-end md:rounded-md md:border md:px-1 md:pb-1",
        one.tone === "alarm" ? "border-alarm" : "border-ink",
      )}
    >
      <p className="line-clamp-2 min-w-0 flex-1 py-1 leading-snug md:line-clamp-6 md:w-full md:flex-none md:px-3 md:py-2">
        {one.text}{" "}
        {one.detail ? (
          <span className="opacity-80">
            <bdi>{one.detail}</bdi>
          </span>
        ) : null}
      </p>
      {one.action ? (
        <button
          type="button"
          onClick={() => {
            one.action?.run();
            dismiss(one.id);
          }}
          className="flex min-h-10 items-center gap-2 rounded-md px-3 font-medium underline decoration-1 underline-offset-4 outline-offset-[-2px] hover:decoration-2 focus-visible:outline-paper"
        >
          {one.action.label}
          {one.action.key ? <Kbd>{one.action.key}</Kbd> : null}
        </button>
      ) : null}
      <button
        type="button"
        aria-label={t`Put this message away`}
        onClick={() => dismiss(one.id)}
        className="grid size-10 place-items-center rounded-md opacity-80 outline-offset-[-2px] hover:opacity-100 focus-visible:outline-paper"
      >
        <X aria-hidden="true" className="size-4" />
      </button>
    </div>
  );
}
