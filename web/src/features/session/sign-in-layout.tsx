"use client";

import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Mark } from "@/components/ui/mark";
import { usePageTitle } from "@/lib/titled";

export const LINK = "font-medium text-sign underline underline-offset-4";

/** The room before the room: one form, and beside it what this house is. */
export function SignInLayout({
  title,
  lead,
  children,
  below,
}: {
  title: string;
  lead: ReactNode;
  children: ReactNode;
  below?: ReactNode;
}) {
  usePageTitle(`${title} · Countersign`);
  return (
    <div className="grid min-h-dvh bg-paper lg:grid-cols-[1fr_1.1fr]">
      <aside className="hidden flex-col justify-between border-r bg-desk p-12 lg:flex xl:p-16">
        <p className="flex items-center gap-3 font-serif text-2xl">
          <Mark className="size-9 text-sign" />
          Countersign
        </p>
        <div className="max-w-[26rem] space-y-5">
          <p className="font-serif text-[2.25rem] leading-[1.18] xl:text-[2.75rem]">
            <Trans>Your staff prepares. You sign. Nothing happens before that.</Trans>
          </p>
          <p className="text-base text-soft">
            <Trans>
              Agents read your mail, write out exactly what they would do, and wait. Each letter shows who it reaches
              and how to take it back.
            </Trans>
          </p>
        </div>
        <p className="text-sm text-faint">
          <Trans>Your password never reaches an agent, and no agent acts without your word.</Trans>
        </p>
      </aside>
      <main id="main" className="flex flex-col justify-center px-6 py-12 sm:px-12">
        <div className="mx-auto w-full max-w-[25rem]">
          <p className="mb-10 flex items-center gap-2.5 font-serif text-xl lg:hidden">
            <Mark className="size-8 text-sign" />
            Countersign
          </p>
          <h1 className="font-serif text-[2.25rem] leading-tight">{title}</h1>
          <p className="mb-8 mt-2 text-soft">{lead}</p>
          {children}
          {below ? <p className="mt-8 border-t pt-5 text-soft">{below}</p> : null}
        </div>
      </main>
    </div>
  );
}
