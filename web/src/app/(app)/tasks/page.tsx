import type { Metadata } from "next";
import { Suspense } from "react";
import { Coming } from "@/features/tasks/coming";
import { TaskPage } from "@/features/tasks/task-page";

export const metadata: Metadata = { title: "Task" };

export default function Page() {
  return (
    <Suspense fallback={<Coming />}>
      <TaskPage />
    </Suspense>
  );
}
