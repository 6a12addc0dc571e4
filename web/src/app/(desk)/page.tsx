"use client";

import { CaughtUp } from "@/features/tasks/caught-up";
import { Tray } from "@/features/tasks/tray";

export default function WaitingPage() {
  return (
    <Tray
      view="waiting"
      title="Waiting for you"
      lead="Most pressing first. Nothing happens until you sign."
      fetching="Fetching what waits for your signature."
      empty={<CaughtUp />}
    />
  );
}
