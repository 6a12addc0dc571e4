"use client";

import { Trans } from "@lingui/react/macro";

/** A list that nothing is in because it was narrowed is not an empty one. */
export function NothingMatches({ clear }: { clear: () => void }) {
  return (
    <p role="status" className="px-5 py-8">
      <Trans>Nothing matches.</Trans>{" "}
      <button type="button" onClick={clear} className="min-h-8 text-sign underline underline-offset-4">
        <Trans>Clear search and filters</Trans>
      </button>
    </p>
  );
}
