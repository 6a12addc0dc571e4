"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Area } from "@/components/ui/field";
import type { Task } from "@/lib/api/queries";
import { dropDraft, keepDraft, keptDraft } from "@/lib/drafts";
import { useAskBeforeLeaving } from "@/lib/leaving";
import { useDecide } from "./decide";
import { Panel } from "./panel";
import { leavePanel } from "./store";

const LONGEST = 1000;

/** What is typed is kept in this tab until it has been told: neither a reload nor a refusal loses it. */
export function InstructPanel({ task, shown }: { task: Task; shown: Task }) {
  const { t } = useLingui();
  const { decide } = useDecide();
  const draft = `instruct.${task.id}`;
  const [text, setText] = useState(() => keptDraft<string>(draft) ?? "");
  useAskBeforeLeaving(text.trim() !== "");
  const type = (words: string) => {
    setText(words);
    if (words) keepDraft(draft, words);
    else dropDraft(draft);
  };
  const send = async () => {
    if (await decide(task, { operation: "instruct", body: { text: text.trim() } }, shown)) dropDraft(draft);
  };
  return (
    <Panel taskId={task.id} title={t`Tell it what to change`}>
      <Area
        label={t`In your own words`}
        hint={t`Wording, times, who else gets it: “shorter”, “say that Tuesday is fine”, “cc anna@example.org”. It comes back for your signature.`}
        value={text}
        maxLength={LONGEST}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && text.trim()) void send();
        }}
        className="min-h-11"
        rows={2}
        data-first=""
      />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" disabled={!text.trim()} onClick={() => void send()}>
          <Trans>Have it rewritten</Trans>
        </Button>
        <Button variant="quiet" onClick={() => leavePanel(task.id)}>
          <Trans>Keep it as it is</Trans>
        </Button>
      </div>
    </Panel>
  );
}
