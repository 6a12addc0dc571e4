// biome-ignore-all lint/a11y/useSemanticElements: a grid of two lines a row is no table; the roles say what it is
// biome-ignore-all lint/a11y/useFocusableInteractive: rows and cells take no focus, what is in them does
"use client";

import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { type MouseEvent, memo } from "react";
import { Moment } from "@/components/ui/moment";
import type { Task, View } from "@/lib/api/queries";
import { cx } from "@/lib/cx";
import { calledIn } from "@/lib/person";
import { visible } from "@/lib/text";
import { BackAt } from "./back-at";
import { BadgeTag } from "./badge-tag";
import { gravest } from "./badges";
import { headline, parted } from "./headline";
import { iconOf, kindOf } from "./kinds";
import { useListLook } from "./list-look";
import { useMarks } from "./marks";
import { standing } from "./statuses";
import { Summary } from "./summary";
import { WhyWords } from "./why-words";

type RowProps = {
  task: Task;
  /** `found`: of any view. */
  view: View | "found";
  current: boolean;
  reachable: boolean;
  markable: boolean;
  /** Below what fills a screen: drawn when it comes near. */
  below: boolean;
  open: (task: Task, event: MouseEvent) => void;
  mark: (task: Task, event: MouseEvent) => void;
};

/** Who and what first; then what would be done about it, and why. */
export const TaskRow = memo(function TaskRow(props: RowProps) {
  const { task, view, current, reachable, markable, below, open, mark } = props;
  const { t } = useLingui();
  const dense = useListLook((look) => look.dense);
  const marked = useMarks((marks) => marks.digests.has(task.id));
  const boxes = useMarks((marks) => marks.choosing || marks.digests.size > 0);
  const refused = useMarks((marks) => marks.refused.get(task.id));
  const kind = kindOf(task.kind);
  const Icon = iconOf(kind);
  const { who, what } = headline(task);
  return (
    <div
      role="row"
      aria-selected={markable ? marked : undefined}
      className={cx(
        "group relative border-b transition-colors duration-100 max-md:bg-paper",
        below && "row-below",
        below && dense && "row-dense",
        marked ? "bg-sign-wash max-md:bg-sign-wash" : current ? "md:bg-paper" : "hover:bg-paper/70",
        current && "md:before:absolute md:before:inset-y-0 md:before:left-0 md:before:w-[3px] md:before:bg-sign",
      )}
    >
      {markable ? (
        <div role="gridcell" className="absolute left-0 top-0 z-10">
          <label
            className={cx(
              "grid place-items-center",
              dense ? "size-9" : "size-11",
              boxes ? "" : "opacity-0 group-hover:opacity-100 has-focus-visible:opacity-100 max-md:hidden",
            )}
          >
            <input
              type="checkbox"
              data-mark=""
              tabIndex={-1}
              checked={marked}
              aria-label={t`Select: ${visible(who[0] ? calledIn(who[0]) : what)}`}
              onChange={() => undefined}
              onClick={(event) => mark(task, event)}
              className="size-[1.125rem] accent-sign"
            />
          </label>
        </div>
      ) : null}
      <div role="gridcell">
        <button
          type="button"
          data-task={task.id}
          tabIndex={reachable ? 0 : -1}
          aria-current={current || undefined}
          onClick={(event) => open(task, event)}
          className={cx(
            "grid w-full grid-cols-[1rem_minmax(0,1fr)_auto] gap-x-2.5 pr-4 text-left outline-offset-[-3px]",
            dense ? "items-center py-1.5 pl-3" : "py-3 pl-3.5",
          )}
        >
          <Icon
            aria-hidden="true"
            className={cx(
              "size-3.5 text-sign",
              dense ? "" : "mt-[0.2rem]",
              markable && (boxes ? "invisible" : "group-hover:md:invisible"),
            )}
          />
          <span className="sr-only">{kind.noun}</span>
          {dense ? (
            <span className="flex min-w-0 gap-2 leading-6">
              <span className="w-[42%] shrink-0 truncate font-medium">
                <bdi title={visible(who.join(", "))}>{visible(who.map(calledIn).join(", "))}</bdi>
              </span>
              <span className="min-w-0 flex-1 truncate text-soft">
                <Summary text={what} />
              </span>
            </span>
          ) : (
            <Who who={who} className="font-medium" />
          )}
          <span className="shrink-0 text-[0.8125rem] text-faint">
            <When task={task} view={view} />
          </span>
          {dense ? null : (
            <span className="col-span-2 col-start-2 mt-0.5 min-w-0">
              <span className="line-clamp-2 font-serif text-[1.0625rem] leading-snug text-ink [overflow-wrap:break-word]">
                <Summary text={what} />
              </span>
              <Below task={task} view={view} />
            </span>
          )}
          <Doubts task={task} view={view} dense={dense} />
          {refused ? (
            <span className="col-span-2 col-start-2 mt-1 text-sm font-medium text-alarm">{refused}</span>
          ) : null}
        </button>
      </div>
    </div>
  );
});

/** People, each isolated from our own words: two of them by name, one where it is an address. */
function Who({ who, className }: { who: string[]; className: string }) {
  const [first, second] = who;
  if (first === undefined) return <span className={className} />;
  const two = second !== undefined && ![first, second].some((one) => calledIn(one).includes("@"));
  const more = who.length - (two ? 2 : 1);
  return (
    <span className={cx("flex min-w-0", className)}>
      <Address who={first} />
      {two ? (
        <>
          <span className="whitespace-pre">, </span>
          <Address who={second} />
        </>
      ) : null}
      {more ? (
        <span className="shrink-0 whitespace-pre font-normal text-soft">
          {" "}
          <Plural value={more} one="and # more" other="and # more" />
        </span>
      ) : null}
    </span>
  );
}

/** What gives way in a narrow place is the name before the @, and not the end that says whose it is. */
function Address({ who }: { who: string }) {
  const called = visible(calledIn(who));
  const [name, domain] = parted(called);
  return (
    <bdi title={visible(who)} className="flex min-w-0 shrink">
      {/* Two parts would be read as two words. */}
      <span className="sr-only">{called}</span>
      <span aria-hidden="true" className="min-w-[2ch] shrink-[999] truncate">
        {name}
      </span>
      {domain ? (
        <span aria-hidden="true" className="min-w-0 truncate">
          {domain}
        </span>
      ) : null}
    </bdi>
  );
}

function When({ task, view }: { task: Task; view: RowProps["view"] }) {
  if (task.status === "AWAITING_APPROVAL" && task.snoozed_until) return <BackAt at={task.snoozed_until} />;
  return <Moment at={view === "waiting" || view === "found" ? task.created_at : task.updated_at} narrow />;
}

const INK = { plain: "text-soft", good: "text-good", care: "text-care", alarm: "text-alarm" };

/** What would be done about it and why; where it is decided, what became of it. */
function Below({ task, view }: { task: Task; view: RowProps["view"] }) {
  const kind = kindOf(task.kind);
  const { words, tone } = standing(task);
  const decided = task.status !== "AWAITING_APPROVAL" || view === "found";
  return (
    <span className="mt-0.5 block truncate text-sm text-soft">
      <span className="text-faint">{kind.noun}</span>
      <span aria-hidden="true"> · </span>
      {decided ? <span className={cx("font-medium", INK[tone])}>{words}</span> : <WhyWords task={task} />}
    </span>
  );
}

function Doubts({ task, view, dense }: { task: Task; view: RowProps["view"]; dense: boolean }) {
  const badge = task.status === "AWAITING_APPROVAL" ? gravest(task) : undefined;
  const changed = Boolean(task.changed) && view === "waiting";
  const { words, tone } = standing(task);
  const stands = dense && (task.status !== "AWAITING_APPROVAL" || view === "found");
  if (!badge && !changed && !stands) return null;
  return (
    <span className={cx("col-span-2 col-start-2 flex flex-wrap gap-x-3", dense ? "-mt-0.5" : "mt-1")}>
      {stands ? <span className={cx("text-[0.8125rem] font-medium", INK[tone])}>{words}</span> : null}
      {badge ? <BadgeTag badge={badge} /> : null}
      {changed ? (
        <span className="text-[0.8125rem] font-medium text-sign">
          <Trans>changed since you saw it</Trans>
        </span>
      ) : null}
    </span>
  );
}
