import type { Metadata } from "next";
import { ActiveInbox } from "@/features/tasks/active-inbox";

export const metadata: Metadata = { title: "Under way" };

export default function Page() {
  return <ActiveInbox />;
}
