"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { CircleCheck, CircleDot, CircleHelp, PencilLine } from "lucide-react";
import type { Task } from "@/lib/api/queries";
import { cx } from "@/lib/cx";
import { said } from "@/lib/sentences";
import { isLeftOpen } from "./action";
import { Choices } from "./choices";
import { mustChoose, type Way, waysOf } from "./ways";

type Ask = Task["asks"][number];

const MARKS = {
  answered: { Icon: CircleCheck, ink: "text-good" },
  choice: { Icon: CircleDot, ink: "text-care" },
  blank: { Icon: PencilLine, ink: "text-care" },
  open: { Icon: CircleHelp, ink: "text-care" },
} as const;

/** What stands between why a letter is proposed and the letter: what is asked, and what there is to choose from. */
export function AskedAndOffered({ task, shown, chosen }: { task: Task; shown: Task; chosen: Way | undefined }) {
  return (
    <>
      {task.asks.length > 1 || task.asks[0]?.by ? <Asked task={task} shown={shown} /> : null}
      {waysOf(task).length ? <Choices task={task} chosen={chosen} /> : null}
    </>
  );
}

/** What the mail asks, each with what becomes of it in the letter as it is shown. */
function Asked({ task, shown }: { task: Task; shown: Task }) {
  const { t } = useLingui();
  const words = {
    answered: t`answered`,
    choice: t`for you to choose`,
    blank: t`for you to fill in`,
    open: t`not answered`,
  };
  return (
    <section aria-labelledby={`asked-${task.id}`} className="space-y-2">
      <h2 id={`asked-${task.id}`} className="text-sm font-medium text-faint">
        <Trans>What is asked</Trans>
      </h2>
      <ul className="space-y-2">
        {task.asks.map((ask, at) => {
          const { Icon, ink } = MARKS[standingOf(ask, task, shown)];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may ask in the same words, and none of them moves.
            <li key={at} className="flex gap-2.5">
              <Icon aria-hidden="true" className={cx("mt-1 size-4 shrink-0", ink)} />
              <p className="min-w-0">
                <bdi className="letter text-[1.0625rem]">{ask.text}</bdi>{" "}
                <span className={cx("whitespace-nowrap text-sm", ink)}>{words[standingOf(ask, task, shown)]}</span>
                {ask.by ? <span className="block text-sm text-soft">{said(ask.says.by, ask.by)}</span> : null}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What the letter that puts everything off is called, in the words of the API. */
const LATER = "Say that you'll answer later";

/** A choice that was made answers it, unless it puts the answer off; what is filled in does as well. */
function standingOf({ state }: Ask, task: Task, shown: Task): Ask["state"] {
  if (state === "answered" && shown.digest === task.digest) return state;
  const chosen = task.alternatives.find(({ digest }) => digest === shown.digest);
  if (chosen?.label === LATER) return "open";
  if (state !== "choice" && state !== "blank") return state;
  if (state === "choice" && (chosen || mustChoose(shown))) return chosen ? "answered" : "choice";
  return isLeftOpen(shown) ? "blank" : "answered";
}
