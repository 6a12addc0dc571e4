import type { Metadata } from "next";
import { Suspense } from "react";
import { TaskPage } from "@/features/tasks/task-page";

export const metadata: Metadata = { title: "Task" };

export default function Page() {
  return (
    <Suspense>
      <TaskPage />
    </Suspense>
  );
}
