"use client";

import { useLingui } from "@lingui/react/macro";
import { EmptyState } from "./empty-state";
import { TaskInbox } from "./task-inbox";

export function ActiveInbox() {
  const { t } = useLingui();
  return (
    <TaskInbox
      view="active"
      title={t`Under way`}
      lead={t`Signed, and not finished yet.`}
      fetching={t`Fetching what is being carried out.`}
      empty={
        <EmptyState
          title={t`Nothing is under way.`}
          text={t`What you countersign passes through here while it is carried out, and stays here if it needs your eyes.`}
        />
      }
    />
  );
}
