"use client";

import { useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { cx } from "@/lib/cx";
import { dismiss, type Toast } from "@/lib/toasts";
import { Kbd } from "./button";
import { Link } from "./link";

const WAY =
  "flex min-h-10 items-center gap-2 rounded-md px-3 font-medium md:order-1 md:-ml-3 md:min-h-9 md:basis-full underline decoration-1 underline-offset-4 outline-offset-[-2px] hover:decoration-2 focus-visible:outline-paper";
const SECONDS = { plain: 10, alarm: 30 };

/** One thing that is said, with the way back where there is one. */
export function Slip({ one }: { one: Toast }) {
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
        "flex min-h-[3.25rem] animate-[settle_140ms_ease-out] items-center bg-ink pl-4 pr-1 text-paper max-md:border-b max-md:not-last:hidden max-md:has-[a]:flex-wrap max-md:has-[a]:justify-end low:not-last:hidden md:min-h-0 md:flex-wrap md:items-start md:rounded-md md:border md:pl-3 md:pr-0",
        one.tone === "alarm" ? "border-alarm" : "border-ink",
      )}
    >
      <p
        className="line-clamp-2 min-w-0 flex-1 py-1 leading-snug max-md:has-[~a]:basis-full md:my-2 md:line-clamp-3 md:py-0 md:text-sm"
        title={[one.text, one.detail].filter(Boolean).join(" ")}
      >
        {one.text}{" "}
        {one.detail ? (
          <span className="opacity-80">
            <bdi>{one.detail}</bdi>
          </span>
        ) : null}
      </p>
      {one.link ? (
        <Link href={one.link.href} onClick={() => dismiss(one.id)} className={WAY}>
          {one.link.label}
        </Link>
      ) : null}
      {one.action ? (
        <button
          type="button"
          onClick={() => {
            one.action?.run();
            dismiss(one.id);
          }}
          className={WAY}
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
