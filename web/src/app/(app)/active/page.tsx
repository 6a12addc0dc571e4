"use client";

import { EmptyState } from "@/features/tasks/empty-state";
import { TaskInbox } from "@/features/tasks/task-inbox";

export default function ActivePage() {
  return (
    <TaskInbox
      view="active"
      title="Under way"
      lead="Signed, and not finished yet."
      fetching="Fetching what is being carried out."
      empty={
        <EmptyState
          title="Nothing is under way."
          text="What you countersign passes through here while it is carried out, and stays here if it needs your eyes."
        />
      }
    />
  );
}
