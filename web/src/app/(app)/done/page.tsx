"use client";

import { EmptyState } from "@/features/tasks/empty-state";
import { TaskInbox } from "@/features/tasks/task-inbox";

export default function DonePage() {
  return (
    <TaskInbox
      view="done"
      title="Done"
      lead="The record of what was done and what was not."
      fetching="Fetching the record of what was done."
      empty={
        <EmptyState
          title="Nothing is done yet."
          text="Everything that you decide ends up here, with its history and, where there is one, the way back."
        />
      }
    />
  );
}
