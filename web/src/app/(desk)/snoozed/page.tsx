"use client";

import { Nothing } from "@/features/tasks/nothing";
import { Tray } from "@/features/tasks/tray";

export default function SnoozedPage() {
  return (
    <Tray
      view="snoozed"
      title="Snoozed"
      lead="Comes back to the tray by itself."
      fetching="Fetching what you put aside."
      empty={
        <Nothing
          title="Nothing is snoozed."
          text="Press S on a task that can wait. It comes back at the time that you choose."
        />
      }
    />
  );
}
