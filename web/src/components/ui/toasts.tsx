"use client";

import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { cx } from "@/lib/cx";
import { dismiss, type Toast, useToasts } from "@/lib/toasts";
import { Kbd } from "./button";

const SECONDS = { plain: 10, alarm: 30 };

export function Toasts() {
  const toasts = useToasts((state) => state.toasts);
  return (
    <section
      aria-label="Messages"
      className="pointer-events-none fixed inset-x-4 bottom-36 z-50 flex flex-col items-center gap-2 md:bottom-24 md:left-auto md:right-6 md:items-end"
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
        "pointer-events-auto flex w-full max-w-md animate-[settle_140ms_ease-out] items-center gap-1 rounded-md border bg-ink py-1.5 pl-4 pr-1.5 text-paper",
        one.tone === "alarm" ? "border-alarm" : "border-ink",
      )}
    >
      <p className="min-w-0 flex-1 py-1.5 leading-snug">
        {one.text} {one.detail ? <span className="opacity-80">{one.detail}</span> : null}
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
        aria-label="Put this message away"
        onClick={() => dismiss(one.id)}
        className="grid size-10 place-items-center rounded-md opacity-80 outline-offset-[-2px] hover:opacity-100 focus-visible:outline-paper"
      >
        <X aria-hidden="true" className="size-4" />
      </button>
    </div>
  );
}
