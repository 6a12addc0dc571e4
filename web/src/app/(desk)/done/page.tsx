"use client";

import { Nothing } from "@/features/tasks/nothing";
import { Tray } from "@/features/tasks/tray";

export default function DonePage() {
  return (
    <Tray
      view="done"
      title="Done"
      lead="The record of what was done and what was not."
      fetching="Fetching the record of what was done."
      empty={
        <Nothing
          title="Nothing is done yet."
          text="Everything that you decide ends up here, with its history and, where there is one, the way back."
        />
      }
    />
  );
}
