"use client";

import type { KeyboardEvent } from "react";
import { cx } from "@/lib/cx";
import { type Blank, isBlank, partsOf } from "./blanks";
import { shown } from "./fields";
import { fill, useFills } from "./fills";

/** A text in which something was left open: a field stands wherever that is. */
export function BlankFields({ taskId, path, text }: { taskId: string; path: string; text: string }) {
  return partsOf(path, text).map((part, at) =>
    isBlank(part) ? (
      <BlankField key={part.key} taskId={taskId} blank={part} />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one immutable text
      <bdi key={at}>{shown(part)}</bdi>
    ),
  );
}

function BlankField({ taskId, blank }: { taskId: string; blank: Blank }) {
  const value = useFills(taskId)[blank.key] ?? "";
  return (
    <input
      data-blank={value.trim() ? "filled" : "empty"}
      aria-label={blank.label}
      aria-required="true"
      autoComplete="off"
      placeholder={blank.label}
      size={Math.min(40, Math.max(blank.label.length, value.length, 4))}
      value={value}
      // A bracket of ours would be another blank: it is not taken, so that what stands here is what is signed.
      onChange={({ target }) => fill(taskId, blank.key, target.value.replace(/[⟦⟧]/g, ""))}
      onKeyDown={goOn}
      className={cx(
        "field-sizing-content mx-0.5 max-w-full rounded-sm border-b-2 px-1.5 py-0.5 font-[inherit] text-ink placeholder:text-care max-md:min-h-9",
        value.trim() ? "border-sign bg-sign-wash" : "border-care bg-care-wash",
      )}
    />
  );
}

/** Enter goes to the next blank that is empty, and after the last one to the button that signs. */
function goOn(event: KeyboardEvent<HTMLInputElement>) {
  if (event.key === "Escape") return event.currentTarget.blur();
  if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
  event.preventDefault();
  const card = event.currentTarget.closest("article, [data-partner]");
  const next =
    card?.querySelector<HTMLElement>('[data-blank="empty"]') ?? card?.querySelector<HTMLElement>("[data-signs]");
  next?.focus();
}
