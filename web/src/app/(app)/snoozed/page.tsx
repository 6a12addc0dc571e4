"use client";

import { EmptyState } from "@/features/tasks/empty-state";
import { TaskInbox } from "@/features/tasks/task-inbox";

export default function SnoozedPage() {
  return (
    <TaskInbox
      view="snoozed"
      title="Snoozed"
      lead="Comes back to the tray by itself."
      fetching="Fetching what you put aside."
      empty={
        <EmptyState
          title="Nothing is snoozed."
          text="Press S on a task that can wait. It comes back at the time that you choose."
        />
      }
    />
  );
}
