"use client";

import { Nothing } from "@/features/tasks/nothing";
import { Tray } from "@/features/tasks/tray";

export default function ActivePage() {
  return (
    <Tray
      view="active"
      title="Under way"
      lead="Signed, and not finished yet."
      fetching="Fetching what is being carried out."
      empty={
        <Nothing
          title="Nothing is under way."
          text="What you countersign passes through here while it is carried out, and stays here if it needs your eyes."
        />
      }
    />
  );
}
