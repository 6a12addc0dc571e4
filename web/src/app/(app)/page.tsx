"use client";

import { lazy, Suspense } from "react";
import { TaskInbox } from "@/features/tasks/task-inbox";

const WaitingEmptyState = lazy(() =>
  import("@/features/tasks/waiting-empty").then((module) => ({ default: module.WaitingEmptyState })),
);

export default function WaitingPage() {
  return (
    <TaskInbox
      view="waiting"
      title="Waiting for you"
      lead="Most pressing first. Nothing happens until you sign."
      fetching="Fetching what waits for your signature."
      empty={
        <Suspense>
          <WaitingEmptyState />
        </Suspense>
      }
    />
  );
}
