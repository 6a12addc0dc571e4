"use client";

import { Trans } from "@lingui/react/macro";
import { useConfig } from "@/lib/api/config";

/** The way to the letters that this very machine keeps: on a laptop nothing is mailed to anybody. */
export function SentLetters() {
  const url = useConfig()?.letters;
  return url ? (
    <p>
      <a href={url} className="underline underline-offset-4 hover:text-ink">
        <Trans>Letters sent from this laptop</Trans>
      </a>
    </p>
  ) : null;
}
