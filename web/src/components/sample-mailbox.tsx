"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { useConfig } from "@/lib/api/config";
import { useSampleMailbox } from "@/lib/api/connect";
import { Button } from "./ui/button";
import { Trouble } from "./ui/notice";

/** A way to begin without an account of one's own, where the place that serves this page has one to give. */
export function SampleMailbox() {
  const url = useConfig()?.sampleMailbox;
  return url ? <Offer url={url} /> : null;
}

function Offer({ url }: { url: string }) {
  const { t } = useLingui();
  const { begin, error, isPending, isLeaving } = useSampleMailbox(url);
  const busy = isPending || isLeaving;
  return (
    <div className="max-w-80 space-y-2">
      <Button onClick={begin} busy={busy}>
        {isLeaving ? t`Connecting it…` : isPending ? t`Making the mailbox…` : t`Try it with a sample mailbox`}
      </Button>
      <p role="status" className="text-sm text-faint">
        {busy ? (
          <Trans>A week of mail is being invented. This takes a few seconds.</Trans>
        ) : (
          <Trans>A week of invented mail, on this machine only.</Trans>
        )}
      </p>
      {error ? <Trouble error={error} again={begin} /> : null}
    </div>
  );
}
