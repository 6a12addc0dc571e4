import type { Metadata } from "next";
import { SnoozedInbox } from "@/features/tasks/snoozed-inbox";

export const metadata: Metadata = { title: "Snoozed" };

export default function Page() {
  return <SnoozedInbox />;
}
