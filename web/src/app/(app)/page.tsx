"use client";

import { WaitingEmptyState } from "@/features/tasks/empty-state";
import { TaskInbox } from "@/features/tasks/task-inbox";

export default function WaitingPage() {
  return (
    <TaskInbox
      view="waiting"
      title="Waiting for you"
      lead="Most pressing first. Nothing happens until you sign."
      fetching="Fetching what waits for your signature."
      empty={<WaitingEmptyState />}
    />
  );
}
