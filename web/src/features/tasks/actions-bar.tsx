"use client";

import { t } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Ellipsis, X } from "lucide-react";
import { Suspense, useState } from "react";
import { Button, Kbd } from "@/components/ui/button";
import { TAKES_WHAT_IS_LEFT } from "@/components/ui/button-look";
import { Slim } from "@/components/ui/slim";
import type { Wish } from "@/lib/api/operations";
import type { Task } from "@/lib/api/queries";
import { cx } from "@/lib/cx";
import { useCommand } from "@/lib/keys/registry";
import { later } from "@/lib/later";
import { isLeftOpen } from "./action";
import { useDecide } from "./decide";
import { useGate } from "./gate";
import { canEdit } from "./kinds";
import { useRefusal } from "./refusal";
import { useRest } from "./rest";
import { SignButton, type SignProps } from "./sign-button";
import { SignOpen } from "./sign-open";
import { openPanel, type Panel, useTaskUi } from "./store";
import { useUnsaved } from "./unsaved";
import type { Way } from "./ways";

const UnsavedNotice = later(() => import("./unsaved-notice").then((module) => ({ default: module.UnsavedNotice })));

type BarProps = { task: Task; shown: Task; way: Way | undefined };

/** Whom and what the buttons are about is said above them; here are the decisions, and their keys. */
export function ActionsBar({ task, shown, way }: BarProps) {
  const panel = useTaskUi((ui) => (ui.panel?.taskId === task.id ? ui.panel.open : null));
  const unsaved = useUnsaved(task.id);
  const waits = task.status === "AWAITING_APPROVAL";
  const rewriting = task.pending?.op === "instruct";
  const others = movesOf(task);
  const held = rewriting || panel === "edit" || unsaved !== undefined;
  if (!waits && others.length === 0) return null;
  return (
    <div className="flex w-full flex-wrap items-center gap-2 md:gap-1.5 md:[&_button]:px-2.5">
      {waits && unsaved && panel !== "edit" ? (
        <Suspense>
          <UnsavedNotice task={task} ways={unsaved} />
        </Suspense>
      ) : null}
      {waits ? (
        <>
          {shown.needs || isLeftOpen(shown) ? (
            <SignOpen task={task} shown={shown} way={way} held={held} />
          ) : (
            <Sign task={task} shown={shown} way={way} held={held} />
          )}
          <Openers task={task} panel={panel} rewriting={rewriting} others={others} />
        </>
      ) : (
        <Moves task={task} moves={others} />
      )}
    </div>
  );
}

type OpenersProps = { task: Task; panel: Panel | null; rewriting: boolean; others: Move[] };

/** What opens a panel, each with its key. On a phone the rarer ones stand in a row of their own, when asked for. */
function Openers({ task, panel, rewriting, others }: OpenersProps) {
  const { t } = useLingui();
  const [all, setAll] = useState(false);
  const open = (which: Panel) => () => openPanel(task.id, which);
  const edit = canEdit(task) ? open("edit") : undefined;
  const instruct = canEdit(task) && !rewriting ? open("instruct") : undefined;
  const snooze = task.snoozed_until === null ? open("snooze") : undefined;
  const reject = open("reject");
  useCommand("reject", reject);
  useCommand("edit", edit);
  useCommand("snooze", snooze);
  useCommand("instruct", instruct);
  const more = edit || instruct || snooze || others.length > 0;
  return (
    <>
      <Button onClick={reject} aria-expanded={panel === "reject"}>
        <Slim icon={X} where="narrow">
          <Trans>Decline</Trans>
        </Slim>{" "}
        <Kbd>R</Kbd>
      </Button>
      {more ? (
        <Button
          aria-label={all ? t`Fewer choices` : t`More choices`}
          aria-expanded={all}
          onClick={() => setAll(!all)}
          className="max-md:px-2.5 md:hidden"
        >
          <Ellipsis aria-hidden="true" className="size-5" />
        </Button>
      ) : null}
      <div
        className={cx(
          "flex flex-wrap gap-2 max-md:w-full max-md:[&>button]:grow md:contents",
          all ? "" : "max-md:hidden",
        )}
      >
        {edit ? (
          <Button onClick={edit} aria-expanded={panel === "edit"}>
            <Trans>Edit</Trans> <Kbd>E</Kbd>
          </Button>
        ) : null}
        {instruct ? (
          <Button onClick={instruct} aria-expanded={panel === "instruct"}>
            <Trans>Instruct</Trans> <Kbd>I</Kbd>
          </Button>
        ) : null}
        {snooze ? (
          <Button onClick={snooze} aria-expanded={panel === "snooze"}>
            <Trans>Snooze</Trans> <Kbd>S</Kbd>
          </Button>
        ) : null}
        <Moves task={task} moves={others} />
      </div>
    </>
  );
}

function Sign(props: SignProps) {
  const { decide } = useDecide();
  const gate = useGate(props.shown);
  const approve = gate.through(() => void decide(props.task, { operation: "approve" }, props.shown));
  const refuse = useRefusal(props.task);
  useCommand("approve", props.held ? refuse : approve);
  return <SignButton {...props} gate={gate} approve={approve} />;
}

function Moves({ task, moves }: { task: Task; moves: Move[] }) {
  const { decide } = useDecide();
  const { resting, again } = useRest(`${task.id} ${task.digest} ${task.status}`);
  return moves.map(({ wish, words, main }) => (
    <Button
      key={words}
      variant={main ? "primary" : "plain"}
      aria-disabled={resting || undefined}
      data-resting={resting || undefined}
      onClick={() => (resting ? again() : void decide(task, wish))}
      className={TAKES_WHAT_IS_LEFT}
    >
      {words}
    </Button>
  ));
}

/** Whether there is anything to decide on a task as it stands. */
export const hasMoves = (task: Task): boolean => task.status === "AWAITING_APPROVAL" || movesOf(task).length > 0;

type Move = { wish: Wish; words: string; main?: boolean };

function movesOf(task: Task): Move[] {
  switch (task.status) {
    case "AWAITING_APPROVAL":
      return task.snoozed_until ? [{ wish: { operation: "unsnooze" }, words: t`Back to the tray` }] : [];
    case "APPROVED":
      return [{ wish: { operation: "cancel" }, words: t`Cancel it` }];
    case "COMPLETED":
      return task.undo.available
        ? [
            { wish: { operation: "undo" }, words: t`Undo it` },
            { wish: { operation: "undo", body: { reopen: true } }, words: t`Undo it and decide again` },
          ]
        : [];
    case "FAILED":
      return [{ wish: { operation: "retry" }, words: t`Try again`, main: true }];
    case "NEEDS_REVIEW":
      return [
        { wish: { operation: "resolve", body: { happened: true } }, words: t`It happened` },
        { wish: { operation: "resolve", body: { happened: false } }, words: t`It did not happen` },
      ];
    case "REJECTED":
    case "EXPIRED":
    case "CANCELLED":
    case "UNDONE":
      return [{ wish: { operation: "reopen" }, words: t`Put it back in the tray` }];
    default:
      return [];
  }
}
