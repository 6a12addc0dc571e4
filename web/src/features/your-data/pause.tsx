"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@/components/ui/button";
import { Trouble } from "@/components/ui/notice";
import { Section } from "@/components/ui/page";
import { usePause } from "@/lib/api/pause";

export function Pause({ paused }: { paused: boolean }) {
  const { t } = useLingui();
  const { change, error, isPending } = usePause();
  return (
    <Section id="pause" title={t`Pause`} lead={t`Nothing is read, and nothing is done, until you resume.`}>
      <div className="space-y-4">
        {error ? <Trouble error={error} /> : null}
        <p className="text-soft">
          {paused ? (
            <Trans>Everything stands still. What you approved waits, and goes on when you resume.</Trans>
          ) : (
            <Trans>What you approved and nobody has begun waits too. What runs this very moment is finished.</Trans>
          )}
        </p>
        <Button variant={paused ? "primary" : "plain"} onClick={() => change(!paused)} busy={isPending}>
          {paused ? t`Resume` : t`Pause everything`}
        </Button>
      </div>
    </Section>
  );
}
