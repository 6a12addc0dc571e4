"use client";

import { type ReactNode, useEffect, useState } from "react";

const LONG_SECONDS = 5;

/** A page of prose and forms: one column, a heading in the letter face. */
export function Page({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <div className="mx-auto w-full max-w-3xl px-5 pb-24 pt-8 md:px-10 md:pt-14">
      <header className="mb-8 md:mb-10">
        <h1 className="font-serif text-[2rem] leading-[1.15] tracking-[-0.01em] md:text-[2.5rem]">{title}</h1>
        {lead ? <p className="mt-3 max-w-[60ch] text-base text-soft">{lead}</p> : null}
      </header>
      {children}
    </div>
  );
}

export function Section({
  title,
  lead,
  children,
  id,
}: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  id?: string;
}) {
  return (
    <section
      aria-labelledby={id ? `${id}-title` : undefined}
      className="grid gap-5 border-t py-8 md:grid-cols-[13rem_1fr] md:gap-10"
    >
      <div>
        <h2 id={id ? `${id}-title` : undefined} className="text-base font-semibold">
          {title}
        </h2>
        {lead ? <p className="mt-1 text-sm text-faint">{lead}</p> : null}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}

/** Where something is on its way: quiet lines, with words for those who cannot see them, and for all if it takes long. */
export function Awaiting({ what, lines = 3 }: { what: string; lines?: number }) {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_SECONDS * 1000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" className="space-y-4 py-2">
      <p className={isLong ? "text-sm text-faint" : "sr-only"}>
        {isLong ? `Still waiting for ${what}.` : `Loading ${what}`}
      </p>
      {["w-2/3", "w-1/2", "w-3/5", "w-2/5", "w-1/2"].slice(0, lines).map((width, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change
        <div key={at} aria-hidden="true" className={`h-3 rounded-sm bg-hair/70 ${width}`} />
      ))}
    </div>
  );
}
