"use client";

import Link from "next/link";
import { lazy, type Ref, Suspense } from "react";
import { Stroke } from "@/components/ui/mark";
import { Moment } from "@/components/ui/moment";
import type { Task } from "@/lib/api/queries";
import { visible } from "@/lib/text";
import { ActionBody } from "./action-body";
import { ActionsBar, hasMoves } from "./actions-bar";
import { Before } from "./changed";
import { Facts } from "./facts";
import { iconOf, kindOf } from "./kinds";
import { Reasons } from "./reasons";
import { RivalsNotice } from "./rivals-notice";
import { standing } from "./statuses";
import { useTaskUi } from "./store";
import { Summary } from "./summary";
import { inThatWay, mustChoose, wayOf, waysOf } from "./ways";

const Choices = lazy(() => import("./choices").then((module) => ({ default: module.Choices })));
const EditForm = lazy(() => import("./edit-form").then((module) => ({ default: module.EditForm })));
const RejectPanel = lazy(() => import("./panels").then((module) => ({ default: module.RejectPanel })));
const InstructPanel = lazy(() => import("./panels").then((module) => ({ default: module.InstructPanel })));
const Links = lazy(() => import("./links").then((module) => ({ default: module.Links })));
const SnoozePanel = lazy(() => import("./panels").then((module) => ({ default: module.SnoozePanel })));

type CardProps = { task: Task; linked?: boolean; heading?: Ref<HTMLHeadingElement>; signer: string };

/** A task as a letter that waits for a signature: what, why, from whom to whom, every word of it, and the way back. */
export function TaskCard({ task, linked = true, heading, signer }: CardProps) {
  const panel = useTaskUi((ui) => (ui.panel?.taskId === task.id ? ui.panel.open : null));
  const trouble = useTaskUi((ui) => ui.troubles[task.id]);
  const picked = useTaskUi((ui) => ui.picked[task.id]);
  const way = wayOf(task, picked);
  const shown = inThatWay(task, way);
  const isOpen = mustChoose(shown);
  const kind = kindOf(task.kind);
  const Icon = iconOf(kind);
  const waits = task.status === "AWAITING_APPROVAL";
  return (
    <article aria-labelledby={`title-${task.id}`} className="flex min-h-full flex-col">
      <div className="mx-auto w-full max-w-[51rem] flex-1 space-y-7 px-5 pb-10 pt-6 md:px-10 md:pt-10">
        <header className="space-y-3">
          <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm text-faint">
            <Icon aria-hidden="true" className="size-4 text-sign" />
            <span className="font-medium text-ink">{kind.noun}</span>
            <span>
              proposed <Moment at={task.created_at} />
            </span>
            {waits ? null : <Standing task={task} />}
            {linked ? (
              <Link
                href={`/tasks/?id=${encodeURIComponent(task.id)}`}
                className="ml-auto text-sign underline underline-offset-4 max-md:hidden"
              >
                History
              </Link>
            ) : null}
          </p>
          <h1
            ref={heading}
            tabIndex={-1}
            id={`title-${task.id}`}
            className="font-serif text-[1.375rem] leading-[1.22] tracking-[-0.005em] outline-none md:text-[2rem]"
          >
            <Summary text={shown.summary} />
          </h1>
        </header>
        <RivalsNotice className="empty:hidden" />
        <Before task={shown} trouble={trouble} />
        <Reasons task={shown} />
        {waysOf(task).length ? (
          <Suspense>
            <Choices task={task} chosen={way} />
          </Suspense>
        ) : null}
        <p role="status" className="sr-only">
          {way ? `Chosen: ${visible(way.label)}. It stands below, and nothing is signed yet.` : ""}
        </p>
        {panel === "edit" ? (
          <Suspense>
            <EditForm key={way?.label ?? ""} task={task} shown={shown} way={way?.label} />
          </Suspense>
        ) : (
          <section
            aria-label="What would be done"
            className="rounded-sm border bg-raised px-5 pb-6 pt-2 md:-mx-8 md:px-8 md:pb-8"
          >
            {isOpen ? <NothingChosen /> : <ActionBody task={shown} />}
            {waits && !isOpen ? <SignatureLine signer={signer} /> : null}
          </section>
        )}
        <section aria-label="What follows from it">
          <Facts task={shown} />
        </section>
        {isLinked(task) ? (
          <Suspense>
            <Links task={task} />
          </Suspense>
        ) : null}
      </div>
      <div className="sticky bottom-0 z-10">
        <Suspense>
          {panel === "reject" ? <RejectPanel task={task} /> : null}
          {panel === "snooze" ? <SnoozePanel task={task} /> : null}
          {panel === "instruct" ? <InstructPanel task={task} shown={shown} /> : null}
        </Suspense>
        {(panel && panel !== "edit") || !hasMoves(task) ? null : (
          <footer className="border-t bg-paper">
            <div className="mx-auto flex w-full max-w-[51rem] flex-wrap items-center gap-x-8 gap-y-2 px-5 py-3 md:px-10">
              <ActionsBar task={task} shown={shown} way={way} />
            </div>
          </footer>
        )}
      </div>
    </article>
  );
}

const isLinked = ({ together_with, depends_on, conflicts_with }: Task) =>
  together_with.length + depends_on.length + conflicts_with.length > 0;

function NothingChosen() {
  return (
    <p className="py-8 text-soft">Nothing is chosen yet. Choose above, and the whole of it stands here to be read.</p>
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
    <p aria-hidden="true" className="ml-auto mt-14 w-52 border-t border-edge/60 pt-1.5 text-xs text-faint">
      <bdi>{signer}</bdi>
    </p>
  );
}

/** The moment of signing: a stroke over the place of the signature, gone at once, in nobody's way. */
export function Signed({ signer }: { signer: string }) {
  const signing = useTaskUi((ui) => ui.signing);
  if (!signing) return null;
  return (
    <div
      key={signing.at}
      aria-hidden="true"
      onAnimationEnd={({ animationName }) => animationName === "leave" && useTaskUi.setState({ signing: null })}
      className="pen-leaves pointer-events-none absolute bottom-24 right-6 z-20 rounded-md border bg-raised px-8 pb-3 pt-5 md:right-10"
    >
      <Stroke className="h-14 w-48 text-sign" />
      <p className="border-t border-edge/60 pt-1 text-xs text-faint">Countersigned by {signer}</p>
    </div>
  );
}
