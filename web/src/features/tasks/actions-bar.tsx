"use client";

import { Button, Kbd } from "@/components/ui/button";
import type { Operation, Task } from "@/lib/api/queries";
import { useCommand } from "@/lib/keys/registry";
import { useDecide } from "./decide";
import { kindOf } from "./kinds";
import { openPanel, type Panel, useTaskUi } from "./store";

/** Whom and what the buttons are about is said above them; here are the decisions, and their keys. */
export function ActionsBar({ task, signs = true }: { task: Task; signs?: boolean }) {
  const { decide } = useDecide();
  const panel = useTaskUi((ui) => (ui.panel?.taskId === task.id ? ui.panel.open : null));
  const words = kindOf(task.kind);
  const waits = task.status === "AWAITING_APPROVAL";
  const snoozed = waits && task.snoozed_until !== null;
  const editable = waits && words.editable.length > 0;
  const open = (which: Panel) => () => openPanel(task.id, which);

  const rewriting = task.pending?.op === "instruct";
  const approve = waits && !rewriting && panel !== "edit" ? () => void decide(task, "approve") : undefined;
  const reject = waits ? open("reject") : undefined;
  const edit = editable ? open("edit") : undefined;
  const snooze = waits && !snoozed ? open("snooze") : undefined;
  const instruct = editable && !rewriting ? open("instruct") : undefined;
  useCommand("approve", signs ? approve : undefined);
  useCommand("reject", signs ? reject : undefined);
  useCommand("edit", signs ? edit : undefined);
  useCommand("snooze", signs ? snooze : undefined);
  useCommand("instruct", signs ? instruct : undefined);

  const others = movesOf(task);
  if (!waits && others.length === 0) return null;
  return (
    <div className="flex w-full flex-wrap items-center gap-2 max-md:[&>button]:grow">
      {waits ? (
        <>
          <Button variant="primary" onClick={approve} disabled={!approve} className="min-w-36 max-md:w-full">
            {words.verb} <Kbd>A</Kbd>
          </Button>
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
      return task.undo.available ? [{ operation: "undo", words: "Undo it" }] : [];
    case "FAILED":
      return [{ operation: "retry", words: "Try again", main: true }];
    case "NEEDS_REVIEW":
      return [
        { operation: "resolve", words: "It happened", body: { happened: true } },
        { operation: "resolve", words: "It did not happen", body: { happened: false } },
      ];
    case "REJECTED":
    case "EXPIRED":
      return [{ operation: "reopen", words: "Put it back in the tray" }];
    default:
      return [];
  }
}
