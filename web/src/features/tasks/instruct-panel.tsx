"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Area } from "@/components/ui/field";
import type { Task } from "@/lib/api/queries";
import { useDecide } from "./decide";
import { Panel } from "./panel";
import { leavePanel } from "./store";

const LONGEST = 1000;

export function InstructPanel({ task, shown }: { task: Task; shown: Task }) {
  const { t } = useLingui();
  const { decide } = useDecide();
  const [text, setText] = useState("");
  const send = () => void decide(task, { operation: "instruct", body: { text: text.trim() } }, shown);
  return (
    <Panel taskId={task.id} title={t`Tell it what to change`}>
      <Area
        label={t`In your own words`}
        hint={t`Wording, times, who else gets it: “shorter”, “say that Tuesday is fine”, “cc anna@example.org”. It comes back for your signature.`}
        value={text}
        maxLength={LONGEST}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && text.trim()) send();
        }}
        className="min-h-11"
        rows={2}
        data-first=""
      />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" disabled={!text.trim()} onClick={send}>
          <Trans>Have it rewritten</Trans>
        </Button>
        <Button variant="quiet" onClick={() => leavePanel(task.id)}>
          <Trans>Keep it as it is</Trans>
        </Button>
      </div>
    </Panel>
  );
}
