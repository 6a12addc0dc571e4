import { t } from "@lingui/core/macro";
import { BadgeCheck, TriangleAlert } from "lucide-react";
import { explained } from "@/lib/api/generated/explained.gen";
import type { Task } from "@/lib/api/queries";
import { cx } from "@/lib/cx";
import { BadgeTag } from "./badge-tag";
import { type Badge, warningsAt } from "./badges";

const SOURCES = {
  user: () => ({ short: t`typed by you`, verified: true }),
  own: () => ({ short: t`from your own sent mail`, verified: true }),
  correspondent: () => ({ short: t`known correspondent`, verified: true }),
  unknown: () => ({ short: t`not verified`, verified: false }),
} as const;

function sourceOf(task: Task, path: string): { short: string; verified: boolean } | undefined {
  const found = task.risk.provenance.find((one) => one.path === path);
  return found && SOURCES[found.source]();
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

/** Apart from the short words, which every list has: only a card says what a warning means. */
const EXPLAINED: Record<string, { long: string }> = explained;

/** What a warning means, in a full sentence. */
export const sentenceOf = ({ code, short: named }: Badge): string => EXPLAINED[code]?.long ?? t`Check this: ${named}.`;

/** Under a field: the warnings beside it in full sentences. */
export function BadgeSentences({ task, path }: { task: Task; path: string }) {
  const warnings = warningsAt(task, path);
  if (warnings.length === 0) return null;
  return (
    <ul className="mt-1 space-y-0.5">
      {warnings.map((badge) => (
        <li key={badge.code} className={cx("text-sm", badge.tone === "alarm" ? "text-alarm" : "text-care")}>
          {sentenceOf(badge)}
        </li>
      ))}
    </ul>
  );
}
