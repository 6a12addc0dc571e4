"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/lib/toasts";

/** Shown this once: each lets its owner in one time, when the phone is lost. */
export function RecoveryCodes({ codes, done }: { codes: string[]; done: () => void }) {
  const { t } = useLingui();
  const text = codes.join("\n");
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => toast({ text: t`Copied.` }),
      () => toast({ text: t`This browser does not let us copy.`, detail: t`Mark them, or save the file.` }),
    );
  return (
    <div className="space-y-4">
      <Notice title={t`It is on. Keep these where you will find them without the phone`}>
        <p>
          <Trans>Each of them signs you in once in place of a code. They are not shown again.</Trans>
        </p>
      </Notice>
      <ol aria-label={t`Recovery codes`} className="grid gap-x-8 gap-y-1 font-mono sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => void copy()}>
          <Trans>Copy</Trans>
        </Button>
        <a
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`}
          download="countersign-recovery-codes.txt"
          className="inline-flex min-h-10 items-center rounded-md border border-edge/60 px-3.5 font-medium max-md:min-h-11"
        >
          <Trans>Save as a file</Trans>
        </a>
        <Button variant="primary" onClick={done}>
          <Trans>I have kept them</Trans>
        </Button>
      </div>
    </div>
  );
}
