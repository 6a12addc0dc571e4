"use client";

import { Trans } from "@lingui/react/macro";
import { Button } from "@/components/ui/button";
import { Trouble } from "@/components/ui/notice";
import { usePause } from "@/lib/api/pause";

/** Above everything while the person has paused: what looks idle is so because they wanted it. */
export function Paused() {
  const { change, error, isPending } = usePause();
  return (
    <div className="border-b bg-care-wash px-5 py-3 md:px-10">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p>
          <Trans>
            <span className="font-medium">You paused Countersign.</span> Nothing is read or done.
          </Trans>
        </p>
        <Button onClick={() => change(false)} busy={isPending}>
          <Trans>Resume</Trans>
        </Button>
      </div>
      {error ? <Trouble error={error} className="mt-2" /> : null}
    </div>
  );
}
