import { Plural, Trans } from "@lingui/react/macro";
import { cx } from "@/lib/cx";
import type { Counts, Place } from "./places";

/** How many tasks are at a place; more than that where some of them need the person's eyes. */
export function Count({ place, counts, phone }: { place: Place; counts: Counts | undefined; phone?: boolean }) {
  const count = place.count && counts ? counts[place.count] : 0;
  if (!count) return null;
  const review = place.count === "active" && counts ? counts.needs_review : 0;
  return (
    <span className={cx("tabular-nums", phone ? "ml-1" : "ml-auto", review ? "font-semibold text-alarm" : "")}>
      <span aria-hidden="true">{count}</span>
      <span className="sr-only">
        <Plural value={count} one="# task" other="# tasks" />
        {review ? (
          <>
            , <Trans>{review} need your eyes</Trans>
          </>
        ) : null}
      </span>
    </span>
  );
}
