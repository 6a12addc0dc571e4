"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Group, Toggle } from "@/components/ui/field";
import type { Rejection } from "@/lib/api/generated/types.gen";
import type { Task } from "@/lib/api/queries";
import { useDecide } from "./decide";
import { lessonOf } from "./lesson";
import { Panel } from "./panel";
import { leavePanel } from "./store";

/** Whom one decline can name, as the API has it. */
const SENDERS_AT_MOST = 20;

/** Decline, and say why. What the agent can learn of it depends on the task: whom it is from, and what sort it is of. */
export function RejectPanel({ task }: { task: Task }) {
  const { t } = useLingui();
  const { decide } = useDecide();
  const [choosing, setChoosing] = useState(false);
  const { senders, finding } = task.teaches;
  const reject = (body?: Rejection) => () =>
    void decide(task, { operation: "reject", ...(body ? { body } : {}) }, task, lessonOf(task, body));
  const keep = (
    <Button variant="quiet" onClick={() => leavePanel(task.id)}>
      <Trans>Keep it</Trans>
    </Button>
  );
  if (choosing)
    return (
      <Panel key="senders" taskId={task.id} title={t`Decline, and nothing more from …`}>
        <Senders senders={senders} decline={(chosen) => reject({ reason: "never_from_sender", senders: chosen })()}>
          <Button onClick={() => setChoosing(false)}>
            <Trans>Other reasons</Trans>
          </Button>
          {keep}
        </Senders>
      </Panel>
    );
  return (
    <Panel key="reasons" taskId={task.id} title={t`Decline, because …`}>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" data-first="" onClick={reject()}>
          <Trans>Just decline</Trans>
        </Button>
        <Button onClick={reject({ reason: "not_now" })}>
          <Trans>Not now</Trans>
        </Button>
        <Button onClick={reject({ reason: "wrong" })}>
          <Trans>It is wrong</Trans>
        </Button>
        {senders.length === 1 ? (
          <Button onClick={reject({ reason: "never_from_sender", senders })}>
            <Trans>Never from this sender</Trans>
          </Button>
        ) : null}
        {senders.length > 1 ? (
          <Button onClick={() => setChoosing(true)}>
            <Trans>Never from some of them …</Trans>
          </Button>
        ) : null}
        {finding ? (
          <Button onClick={reject({ reason: "never_this_kind" })}>
            <Trans>Never this kind of task</Trans>
          </Button>
        ) : null}
        {keep}
      </div>
    </Panel>
  );
}

type SendersProps = { senders: string[]; decline: (chosen: string[]) => void; children: ReactNode };

/** Which of several senders nothing more is wanted from. */
function Senders({ senders, decline, children }: SendersProps) {
  const { t } = useLingui();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const change = (sender: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(sender);
    else next.delete(sender);
    setChosen(next);
  };
  const tooMany = chosen.size > SENDERS_AT_MOST;
  return (
    <>
      <Group
        label={t`Senders`}
        error={tooMany ? t`At most ${SENDERS_AT_MOST} at once.` : undefined}
        className="max-h-[min(14rem,30dvh)] !gap-0 overflow-y-auto"
      >
        {senders.map((sender, at) => (
          <Toggle
            key={sender}
            {...(at === 0 ? { "data-first": "" } : {})}
            label={<bdi className="[overflow-wrap:anywhere]">{sender}</bdi>}
            checked={chosen.has(sender)}
            onChange={({ target }) => change(sender, target.checked)}
          />
        ))}
      </Group>
      <div className="flex flex-wrap gap-2">
        <Button
          variant="primary"
          disabled={chosen.size === 0 || tooMany}
          onClick={() => decline(senders.filter((one) => chosen.has(one)))}
        >
          <Trans>Never from the chosen</Trans>
        </Button>
        {children}
      </div>
    </>
  );
}
