import { plural, t } from "@lingui/core/macro";
import type { Task } from "@/lib/api/queries";
import { blanksOf, type Fills, typedInto } from "./blanks";
import { mustChoose } from "./ways";

/** What the person has to say before a task, as it is shown, can be signed: `at` names where to say it. */
export type Lack = { at: "choice" | "blanks" | "edit"; words: string };

const NAMED_AT_MOST = 3;

export function lackOf(shown: Task, fills: Fills): Lack | undefined {
  if (mustChoose(shown)) return { at: "choice", words: t`Choose one above, then sign it.` };
  const blanks = blanksOf(shown);
  const empty = blanks.filter((one) => !typedInto(fills, one)).map(({ label }) => label);
  if (empty.length) return { at: "blanks", words: t`Fill in above, then sign: ${list(empty)}.` };
  if (shown.needs?.what === "blanks" && blanks.length === 0)
    return { at: "edit", words: t`Something in it was left open. Edit it, then sign.` };
  return undefined;
}

function list(labels: readonly string[]): string {
  const named = labels.slice(0, NAMED_AT_MOST).join(", ");
  const more = labels.length - NAMED_AT_MOST;
  return more > 0 ? plural(more, { one: `${named} and # more`, other: `${named} and # more` }) : named;
}
