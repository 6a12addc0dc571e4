"use client";

import { lazy, Suspense } from "react";
import { Button, Kbd } from "@/components/ui/button";
import type { Operation, Task } from "@/lib/api/queries";
import { useCommand } from "@/lib/keys/registry";
import { isLeftOpen } from "./action";
import { useDecide } from "./decide";
import { kindOf } from "./kinds";
import { SignButton, type SignProps } from "./sign-button";
import { openPanel, type Panel, useTaskUi } from "./store";
import type { Way } from "./ways";

const SignOpen = lazy(() => import("./sign-open").then((module) => ({ default: module.SignOpen })));

type BarProps = { task: Task; shown: Task; way: Way | undefined };

/** Whom and what the buttons are about is said above them; here are the decisions, and their keys. */
export function ActionsBar({ task, shown, way }: BarProps) {
  const { decide } = useDecide();
  const panel = useTaskUi((ui) => (ui.panel?.taskId === task.id ? ui.panel.open : null));
  const waits = task.status === "AWAITING_APPROVAL";
  const snoozed = waits && task.snoozed_until !== null;
  const editable = waits && kindOf(task.kind).editable.length > 0;
  const rewriting = task.pending?.op === "instruct";
  const open = (which: Panel) => () => openPanel(task.id, which);

  const reject = waits ? open("reject") : undefined;
  const edit = editable ? open("edit") : undefined;
  const snooze = waits && !snoozed ? open("snooze") : undefined;
  const instruct = editable && !rewriting ? open("instruct") : undefined;
  useCommand("reject", reject);
  useCommand("edit", edit);
  useCommand("snooze", snooze);
  useCommand("instruct", instruct);

  const signing = { task, shown, way, held: rewriting || panel === "edit" };
  const others = movesOf(task);
  if (!waits && others.length === 0) return null;
  return (
    <div className="flex w-full flex-wrap items-center gap-2 max-md:[&>button]:grow">
      {waits ? (
        <>
          {shown.needs || isLeftOpen(shown) ? (
            <Suspense>
              <SignOpen {...signing} />
            </Suspense>
          ) : (
            <Sign {...signing} />
          )}
          {edit ? (
            <Button onClick={edit} aria-expanded={panel === "edit"}>
              Edit <Kbd>E</Kbd>
            </Button>
          ) : null}
          {instruct ? (
            <Button onClick={instruct} aria-expanded={panel === "instruct"}>
              Instruct <Kbd>I</Kbd>
            </Button>
          ) : null}
          {snooze ? (
            <Button onClick={snooze} aria-expanded={panel === "snooze"}>
              Snooze <Kbd>S</Kbd>
            </Button>
          ) : null}
          <Button onClick={reject} aria-expanded={panel === "reject"}>
            Decline <Kbd>R</Kbd>
          </Button>
        </>
      ) : null}
      {others.map(({ operation, words: label, body, main }) => (
        <Button key={label} variant={main ? "primary" : "plain"} onClick={() => void decide(task, operation, body)}>
          {label}
        </Button>
      ))}
    </div>
  );
}

function Sign(props: SignProps) {
  const { decide } = useDecide();
  const approve = () => void decide(props.task, "approve", undefined, props.shown);
  useCommand("approve", props.held ? undefined : approve);
  return <SignButton {...props} approve={approve} />;
}

/** Whether there is anything to decide on a task as it stands. */
export const hasMoves = (task: Task): boolean => task.status === "AWAITING_APPROVAL" || movesOf(task).length > 0;

type Move = { operation: Operation; words: string; main?: boolean; body?: Record<string, unknown> };

function movesOf(task: Task): Move[] {
  switch (task.status) {
    case "AWAITING_APPROVAL":
      return task.snoozed_until ? [{ operation: "unsnooze", words: "Back to the tray" }] : [];
    case "APPROVED":
      return [{ operation: "cancel", words: "Cancel it" }];
    case "COMPLETED":
      return task.undo.available
        ? [
            { operation: "undo", words: "Undo it" },
            { operation: "undo", words: "Undo it and decide again", body: { reopen: true } },
          ]
        : [];
    case "FAILED":
      return [{ operation: "retry", words: "Try again", main: true }];
    case "NEEDS_REVIEW":
      return [
        { operation: "resolve", words: "It happened", body: { happened: true } },
        { operation: "resolve", words: "It did not happen", body: { happened: false } },
      ];
    case "REJECTED":
    case "EXPIRED":
    case "CANCELLED":
    case "UNDONE":
      return [{ operation: "reopen", words: "Put it back in the tray" }];
    default:
      return [];
  }
}
