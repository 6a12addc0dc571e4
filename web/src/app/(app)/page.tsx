import type { Metadata } from "next";
import { WaitingInbox } from "@/features/tasks/waiting-inbox";

export const metadata: Metadata = { title: "Waiting" };

export default function Page() {
  return <WaitingInbox />;
}
