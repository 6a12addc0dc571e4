"use client";

import { Suspense } from "react";
import { TaskPage } from "@/features/tasks/task-page";

export default function Page() {
  return (
    <Suspense>
      <TaskPage />
    </Suspense>
  );
}
