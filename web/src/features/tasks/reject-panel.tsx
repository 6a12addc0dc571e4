"use client";

import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@/components/ui/button";
import type { Task } from "@/lib/api/queries";
import { useDecide } from "./decide";
import { Panel } from "./panel";
import { leavePanel } from "./store";

const REASONS = [
  ["not_now", msg`Not now`],
  ["wrong", msg`It is wrong`],
  ["never_from_sender", msg`Never from this sender`],
  ["never_this_kind", msg`Never this kind of task`],
] as const;

export function RejectPanel({ task }: { task: Task }) {
  const { t, i18n } = useLingui();
  const { decide } = useDecide();
  return (
    <Panel taskId={task.id} title={t`Decline, because …`}>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" data-first="" onClick={() => void decide(task, { operation: "reject" })}>
          <Trans>Just decline</Trans>
        </Button>
        {REASONS.map(([reason, words]) => (
          <Button key={reason} onClick={() => void decide(task, { operation: "reject", body: { reason } })}>
            {i18n._(words)}
          </Button>
        ))}
        <Button variant="quiet" onClick={() => leavePanel(task.id)}>
          <Trans>Keep it</Trans>
        </Button>
      </div>
    </Panel>
  );
}
