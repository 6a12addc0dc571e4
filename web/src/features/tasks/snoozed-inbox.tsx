"use client";

import { useLingui } from "@lingui/react/macro";
import { EmptyState } from "./empty-state";
import { TaskInbox } from "./task-inbox";

export function SnoozedInbox() {
  const { t } = useLingui();
  return (
    <TaskInbox
      view="snoozed"
      title={t`Snoozed`}
      lead={t`Comes back to the tray by itself.`}
      fetching={t`Fetching what you put aside.`}
      empty={
        <EmptyState
          title={t`Nothing is snoozed.`}
          text={t`Press S on a task that can wait. It comes back at the time that you choose.`}
        />
      }
    />
  );
}
