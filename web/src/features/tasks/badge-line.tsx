import { BadgeCheck, CircleAlert, TriangleAlert } from "lucide-react";
import type { Task } from "@/lib/api/queries";
import { cx } from "@/lib/cx";
import { type Badge, sourceOf, warningsAt } from "./badges";

export function BadgeTag({ badge }: { badge: Badge }) {
  const Icon = badge.tone === "alarm" ? CircleAlert : TriangleAlert;
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1 whitespace-nowrap text-[0.8125rem] font-medium",
        badge.tone === "alarm" ? "text-alarm" : "text-care",
      )}
    >
      <Icon aria-hidden="true" className="size-3.5" />
      {badge.short}
    </span>
  );
}

/** Beside a field: where its value comes from, and what is doubtful about it. */
export function Badges({ task, path }: { task: Task; path: string }) {
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
      {warnings.map((badge) => (
        <BadgeTag key={badge.code} badge={badge} />
      ))}
    </>
  );
}

/** The same warnings in full sentences, under the field. */
export function BadgeSentences({ task, path }: { task: Task; path: string }) {
  const warnings = warningsAt(task, path);
  if (warnings.length === 0) return null;
  return (
    <ul className="mt-1 space-y-0.5">
      {warnings.map((badge) => (
        <li key={badge.code} className={cx("text-sm", badge.tone === "alarm" ? "text-alarm" : "text-care")}>
          {badge.long}
        </li>
      ))}
    </ul>
  );
}
