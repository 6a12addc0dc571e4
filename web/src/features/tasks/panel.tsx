"use client";

import { type MouseEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { cx } from "@/lib/cx";
import { useCommand } from "@/lib/keys/registry";
import { pressedLast } from "@/lib/press";
import { useRest } from "./rest";
import { leavePanel } from "./store";

/** A question that is asked above the bar. What comes up under a finger is not answered by the tap that opened it. */
export function Panel({ taskId, title, children }: { taskId: string; title: string; children: ReactNode }) {
  const box = useRef<HTMLFieldSetElement>(null);
  const [byPointer] = useState(() => pressedLast() === "pointer");
  const { resting, again } = useRest(title);
  const rests = byPointer && resting;
  const id = useId();
  useCommand("back", () => leavePanel(taskId));
  useEffect(() => {
    box.current?.querySelector<HTMLElement>("[data-first]")?.focus();
  }, []);
  const guard = (event: MouseEvent) => {
    if (!rests) return;
    event.preventDefault();
    event.stopPropagation();
    again();
  };
  return (
    <fieldset
      ref={box}
      aria-labelledby={id}
      aria-disabled={rests || undefined}
      onClickCapture={guard}
      onKeyDown={(event) => {
        if (event.key === "Enter" && event.repeat) event.preventDefault();
        if (event.key !== "Escape") return;
        event.stopPropagation();
        leavePanel(taskId);
      }}
      className={cx("min-w-0 space-y-4 border-t bg-paper px-5 py-5 md:px-10", rests && "[&_button]:opacity-60")}
    >
      <h2 id={id} className="font-serif text-xl leading-tight">
        {title}
      </h2>
      {children}
    </fieldset>
  );
}
