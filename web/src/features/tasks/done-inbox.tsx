"use client";

import { useLingui } from "@lingui/react/macro";
import { EmptyState } from "./empty-state";
import { TaskInbox } from "./task-inbox";

export function DoneInbox() {
  const { t } = useLingui();
  return (
    <TaskInbox
      view="done"
      title={t`Done`}
      lead={t`The record of what was done and what was not.`}
      fetching={t`Fetching the record of what was done.`}
      empty={
        <EmptyState
          title={t`Nothing is done yet.`}
          text={t`Everything that you decide ends up here, with its history and, where there is one, the way back.`}
        />
      }
    />
  );
}
