"use client";

import { Trans } from "@lingui/react/macro";
import { buttonLook } from "@/components/ui/button-look";

export default function Broken({ reset }: { reset: () => void }) {
  return (
    <div role="alert" className="mx-auto flex max-w-xl flex-col items-start gap-5 px-6 py-[18vh]">
      <h1 className="font-serif text-[2.5rem] leading-tight">
        <Trans>This page stumbled.</Trans>
      </h1>
      <p className="text-lg text-soft">
        <Trans>Nothing was decided by it. What you typed into an edit is kept in this tab.</Trans>
      </p>
      <button type="button" onClick={reset} className={buttonLook("primary")}>
        <Trans>Try again</Trans>
      </button>
    </div>
  );
}
