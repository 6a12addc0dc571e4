import { BadgeCheck, CircleAlert, TriangleAlert } from "lucide-react";
import type { Task } from "@/lib/api/queries";
import { cx } from "@/lib/cx";
import { type Mark, sourceOf, warningsAt } from "./marks";

export function MarkTag({ mark }: { mark: Mark }) {
  const Icon = mark.tone === "alarm" ? CircleAlert : TriangleAlert;
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1 whitespace-nowrap text-[0.8125rem] font-medium",
        mark.tone === "alarm" ? "text-alarm" : "text-care",
      )}
    >
      <Icon aria-hidden="true" className="size-3.5" />
      {mark.short}
    </span>
  );
}

/** Beside a field: where its value comes from, and what is doubtful about it. */
export function Marks({ task, path }: { task: Task; path: string }) {
  const source = sourceOf(task, path);
  const warnings = warningsAt(task, path);
  return (
    <>
      {source && warnings.length === 0 ? (
        <span
          className={cx(
            "inline-flex items-center gap-1 whitespace-nowrap text-[0.8125rem]",
            source.verified ? "text-good" : "text-care",
          )}
        >
          {source.verified ? (
            <BadgeCheck aria-hidden="true" className="size-3.5" />
          ) : (
            <TriangleAlert aria-hidden="true" className="size-3.5" />
          )}
          {source.short}
        </span>
      ) : null}
      {warnings.map((mark) => (
        <MarkTag key={mark.code} mark={mark} />
      ))}
    </>
  );
}

/** The same warnings in full sentences, under the field. */
export function MarkSentences({ task, path }: { task: Task; path: string }) {
  const warnings = warningsAt(task, path);
  if (warnings.length === 0) return null;
  return (
    <ul className="mt-1 space-y-0.5">
      {warnings.map((mark) => (
        <li key={mark.code} className={cx("text-sm", mark.tone === "alarm" ? "text-alarm" : "text-care")}>
          {mark.long}
        </li>
      ))}
    </ul>
  );
}
