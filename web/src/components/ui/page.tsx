"use client";

import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useEffect, useState } from "react";
import { Trouble } from "./notice";

const LONG_SECONDS = 5;
const PATIENCE_SECONDS = 2;

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

/** Whether a page can be shown: all that it asks for has come, so that nothing moves under a finger because something
 * above came later; or what has not come takes so long that the rest is shown without it. */
export function useTogether(...asked: { isPending: boolean }[]): boolean {
  const isThere = !asked.some(({ isPending }) => isPending);
  const [isEnough, setEnough] = useState(false);
  useEffect(() => {
    if (isThere) return;
    const timer = setTimeout(() => setEnough(true), PATIENCE_SECONDS * 1000);
    return () => clearTimeout(timer);
  }, [isThere]);
  return isThere || isEnough;
}

type PartProps<Data> = {
  id: string;
  title: string;
  /** What is waited for. */
  what: string;
  query: { data: Data | undefined; error: Error | null; refetch: () => unknown };
  children: (data: Data) => ReactNode;
};

/** A section of what was asked for; where that has not come, the section says so and can ask again. */
export function Part<Data>({ id, title, what, query: { data, error, refetch }, children }: PartProps<Data>) {
  if (data !== undefined) return children(data);
  return (
    <Section id={id} title={title}>
      {error ? <Trouble error={error} read again={() => void refetch()} /> : <Awaiting what={what} lines={2} />}
    </Section>
  );
}

/** Where something is on its way: quiet lines, with words for those who cannot see them, and for all if it takes long. */
export function Awaiting({ what, lines = 3 }: { what: string; lines?: number }) {
  const { t } = useLingui();
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_SECONDS * 1000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" className="space-y-4 py-2">
      <p className={isLong ? "text-sm text-faint" : "sr-only"}>
        {isLong ? t`Still waiting for ${what}.` : t`Loading ${what}`}
      </p>
      {["w-2/3", "w-1/2", "w-3/5", "w-2/5", "w-1/2"].slice(0, lines).map((width, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change
        <div key={at} aria-hidden="true" className={`h-3 rounded-sm bg-hair/70 ${width}`} />
      ))}
    </div>
  );
}
