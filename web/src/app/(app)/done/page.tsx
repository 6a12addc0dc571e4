import type { Metadata } from "next";
import { DoneInbox } from "@/features/tasks/done-inbox";

export const metadata: Metadata = { title: "Done" };

export default function Page() {
  return <DoneInbox />;
}
