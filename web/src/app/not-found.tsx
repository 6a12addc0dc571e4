"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { buttonLook } from "@/components/ui/button-look";
import { usePageTitle } from "@/lib/titled";

export default function NotFound() {
  const { t } = useLingui();
  usePageTitle(`${t`Page not found`} · Countersign`);
  return (
    <main className="mx-auto flex max-w-xl flex-col items-start gap-5 px-6 py-[18vh]">
      <h1 className="font-serif text-[2.5rem] leading-tight">
        <Trans>There is no such page.</Trans>
      </h1>
      <p className="text-lg text-soft">
        <Trans>The address may be old, or mistyped.</Trans>
      </p>
      <a href="/" className={buttonLook("primary")}>
        <Trans>To what waits for you</Trans>
      </a>
    </main>
  );
}
