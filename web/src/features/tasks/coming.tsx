"use client";

import { Trans } from "@lingui/react/macro";

/** In the place of a task that is on its way; as the page is built, so that there is something to read at once. */
export function Coming() {
  return (
    <p
      role="status"
      className="mx-auto max-w-[51rem] px-5 py-10 font-serif text-[1.75rem] leading-tight text-soft md:px-10"
    >
      <Trans>Fetching the task.</Trans>
    </p>
  );
}
