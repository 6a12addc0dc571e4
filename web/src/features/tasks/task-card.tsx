"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { type Ref, Suspense } from "react";
import { Link } from "@/components/ui/link";
import { Moment } from "@/components/ui/moment";
import type { Task } from "@/lib/api/queries";
import { later } from "@/lib/later";
import { ActionBody } from "./action-body";
import { ActionsBar, hasMoves } from "./actions-bar";
import { Before } from "./changed";
import { Facts } from "./facts";
import { iconOf, kindOf } from "./kinds";
import { EndOfText, mustBeRead } from "./reading";
import { Why } from "./reasons";
import { RivalsNotice } from "./rivals-notice";
import { standing, tenseOf } from "./statuses";
import { useTaskUi } from "./store";
import { lineOf, Summary } from "./summary";
import { inThatWay, labelOf, mustChoose, wayOf } from "./ways";

const AskedAndOffered = later(() => import("./asked").then((module) => ({ default: module.AskedAndOffered })));
const Conversation = later(() => import("./conversation").then((module) => ({ default: module.Conversation })));
const EditForm = later(() => import("./edit-form").then((module) => ({ default: module.EditForm })));
const RejectPanel = later(() => import("./reject-panel").then((module) => ({ default: module.RejectPanel })));
const InstructPanel = later(() => import("./instruct-panel").then((module) => ({ default: module.InstructPanel })));
const Links = later(() => import("./links").then((module) => ({ default: module.Links })));
const SnoozePanel = later(() => import("./snooze-panel").then((module) => ({ default: module.SnoozePanel })));

type CardProps = { task: Task; linked?: boolean; heading?: Ref<HTMLHeadingElement>; signer: string };

/** A task as a letter that waits for a signature: what, why, from whom to whom, every word of it, and the way back. */
export function TaskCard({ task, linked = true, heading, signer }: CardProps) {
  const { t } = useLingui();
  const panel = useTaskUi((ui) => (ui.panel?.taskId === task.id ? ui.panel.open : null));
  const trouble = useTaskUi((ui) => ui.troubles[task.id]);
  const picked = useTaskUi((ui) => ui.picked[task.id]);
  const way = wayOf(task, picked);
  const shown = inThatWay(task, way);
  const label = way ? labelOf(way) : "";
  return (
    <article aria-labelledby={`title-${task.id}`} className="@container flex min-h-full flex-col">
      <div className="mx-auto grid w-full max-w-[51rem] flex-1 content-start gap-x-12 gap-y-5 px-5 pb-8 pt-4 md:gap-y-7 md:px-10 md:pb-10 md:pt-10 @6xl:max-w-[88rem] @6xl:grid-cols-[minmax(0,46rem)_minmax(20rem,1fr)]">
        <div className="min-w-0 space-y-5 md:space-y-7">
          <Head task={task} shown={shown} linked={linked} heading={heading} />
          <RivalsNotice className="empty:hidden" />
          <Before task={shown} trouble={trouble} />
          {task.asks.length || task.alternatives.length ? (
            <Suspense>
              <AskedAndOffered task={task} shown={shown} chosen={way} />
            </Suspense>
          ) : null}
          <p role="status" className="sr-only">
            {way ? t`Chosen: ${label}. It stands below, and nothing is signed yet.` : ""}
          </p>
          {panel === "edit" ? (
            <Suspense>
              <EditForm key={way?.label ?? ""} task={task} shown={shown} way={way?.label} />
            </Suspense>
          ) : (
            <Sheet task={task} shown={shown} signer={signer} />
          )}
        </div>
        <Suspense>
          <Conversation task={task} />
        </Suspense>
        <div className="min-w-0 space-y-7">
          <section aria-label={tenseOf(task) === "ahead" ? t`What follows from it` : t`What came of it`}>
            <Facts task={shown} />
          </section>
          {isLinked(task) ? (
            <Suspense>
              <Links task={task} />
            </Suspense>
          ) : null}
        </div>
      </div>
      <div data-bar="" className="sticky bottom-0 z-10">
        <Suspense>
          {panel === "reject" ? <RejectPanel task={task} /> : null}
          {panel === "snooze" ? <SnoozePanel task={task} /> : null}
          {panel === "instruct" ? <InstructPanel task={task} shown={shown} /> : null}
        </Suspense>
        {panel || !hasMoves(task) ? null : (
          <footer className="border-t bg-paper">
            <div className="mx-auto flex w-full max-w-[51rem] flex-wrap items-center gap-x-8 gap-y-2 px-5 py-2 @max-[22.5rem]:px-3 md:px-6 md:py-3 @3xl:px-10 @6xl:max-w-[88rem]">
              <ActionsBar task={task} shown={shown} way={way} />
            </div>
          </footer>
        )}
      </div>
    </article>
  );
}

type HeadProps = { task: Task; shown: Task; linked: boolean; heading: Ref<HTMLHeadingElement> | undefined };

function Head({ task, shown, linked, heading }: HeadProps) {
  const kind = kindOf(task.kind);
  const Icon = iconOf(kind);
  return (
    <header className="space-y-3">
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm text-faint">
        <Icon aria-hidden="true" className="size-4 text-sign" />
        <span className="font-medium text-ink">{kind.noun}</span>
        <span>
          <Trans>
            proposed <Moment at={task.created_at} />
          </Trans>
        </span>
        {task.status === "AWAITING_APPROVAL" ? null : <Standing task={task} />}
        {linked ? (
          <Link
            href={`/tasks/?id=${encodeURIComponent(task.id)}`}
            className="ml-auto text-sign underline underline-offset-4 max-md:hidden"
          >
            <Trans>History</Trans>
          </Link>
        ) : null}
      </p>
      <h1
        ref={heading}
        tabIndex={-1}
        id={`title-${task.id}`}
        className="font-serif text-[1.375rem] leading-[1.22] tracking-[-0.005em] outline-none md:text-[2rem]"
      >
        <Summary text={lineOf(shown)} />
      </h1>
      <Why task={shown} />
    </header>
  );
}

/** The sheet that is signed: all of it, with the end that has to be seen where it cannot be taken back. */
function Sheet({ task, shown, signer }: { task: Task; shown: Task; signer: string }) {
  const { t } = useLingui();
  const isOpen = mustChoose(shown);
  const names = { ahead: t`What would be done`, over: t`What was done`, never: t`What would have been done` };
  const reads = !isOpen && mustBeRead(shown);
  return (
    <section
      aria-label={names[tenseOf(task)]}
      // Whoever has no pointer scrolls it with the arrows, and reads it to the end.
      {...(reads ? { tabIndex: 0 } : {})}
      className="rounded-sm border bg-raised px-4 pb-6 pt-1 md:-mx-8 md:px-8 md:pb-8 md:pt-2 @6xl:mx-0"
    >
      {isOpen ? <NothingChosen /> : <ActionBody task={shown} />}
      {isOpen ? null : <EndOfText shown={shown} />}
      {task.status === "AWAITING_APPROVAL" && !isOpen ? <SignatureLine signer={signer} /> : null}
    </section>
  );
}

const isLinked = ({ together_with, depends_on, conflicts_with }: Task) =>
  together_with.length + depends_on.length + conflicts_with.length > 0;

function NothingChosen() {
  return (
    <p className="py-8 text-soft">
      <Trans>Nothing is chosen yet. Choose above, and the whole of it stands here to be read.</Trans>
    </p>
  );
}

function Standing({ task }: { task: Task }) {
  const { words, tone } = standing(task);
  const ink = { plain: "text-ink", good: "text-good", care: "text-care", alarm: "text-alarm" }[tone];
  return (
    <span className={`font-medium ${ink}`}>
      {words} <Moment at={task.updated_at} />
    </span>
  );
}

function SignatureLine({ signer }: { signer: string }) {
  return (
    <p aria-hidden="true" className="ml-auto mt-8 w-52 md:mt-14 border-t border-edge/60 pt-1.5 text-xs text-faint">
      <bdi>{signer}</bdi>
    </p>
  );
}
