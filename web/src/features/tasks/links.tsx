"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Trouble } from "@/components/ui/notice";
import { type Task, taskQuery } from "@/lib/api/queries";
import { summaryOf } from "@/lib/sentences";
import { ActionBody } from "./action-body";
import { Before } from "./changed";
import { useDecide } from "./decide";
import { Facts } from "./facts";
import { useGate } from "./gate";
import { iconOf, kindOf } from "./kinds";
import { EndOfText } from "./reading";
import { standing } from "./statuses";
import { useTaskUi } from "./store";
import { lineOf, Summary } from "./summary";
import { useUnsaved } from "./unsaved";

/** The tasks that this one has to do with: what is made for the same purpose, what comes first, what is in its way. */
export function Links({ task }: { task: Task }) {
  const { t } = useLingui();
  const [pair, first, rivals] = [task.together_with, task.depends_on, task.conflicts_with];
  return (
    <section aria-label={t`What it has to do with`} className="space-y-6">
      {pair.length ? (
        <Group title={t`Goes with`} text={t`Made for the same purpose. Each is signed on its own.`}>
          {pair.map((id) => (
            <Linked key={id} id={id} whole />
          ))}
        </Group>
      ) : null}
      {first.length ? (
        <Group title={t`Waits for`} text={t`It is done after these, and not before.`}>
          {first.map((id) => (
            <Linked key={id} id={id} />
          ))}
        </Group>
      ) : null}
      {rivals.length ? (
        <Group title={t`Only one of these`} text={t`Whichever is carried out first, the other no longer can be.`}>
          {rivals.map((id) => (
            <Linked key={id} id={id} />
          ))}
        </Group>
      ) : null}
    </section>
  );
}

function Group({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <div>
      <h2 className="font-serif text-xl leading-tight">{title}</h2>
      <p className="mt-1 text-sm text-faint">{text}</p>
      <ul className="mt-3 space-y-3">{children}</ul>
    </div>
  );
}

/** One of them: what it is, where it stands and the way to it; `whole`: every word of it, and its own button. */
function Linked({ id, whole = false }: { id: string; whole?: boolean }) {
  const { data: task, error, refetch } = useQuery(taskQuery(id));
  if (!task) {
    return (
      <li className="rounded-sm border px-5 py-3 text-faint">
        {error ? <Trouble error={error} read again={() => void refetch()} /> : <Trans>Fetching it …</Trans>}
      </li>
    );
  }
  const kind = kindOf(task.kind);
  const Icon = iconOf(kind);
  const { words, tone } = standing(task);
  return (
    <li data-partner={task.id} className="rounded-sm border bg-raised px-5 py-3.5">
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm">
        <Icon aria-hidden="true" className="size-4 text-sign" />
        <span className="text-faint">{kind.noun}</span>
        <span
          className={`font-medium ${{ plain: "text-ink", good: "text-good", care: "text-care", alarm: "text-alarm" }[tone]}`}
        >
          {words}
        </span>
        <Link
          href={`/tasks/?id=${encodeURIComponent(id)}`}
          className="ml-auto inline-flex min-h-6 items-center text-sign underline underline-offset-4"
        >
          <Trans>Open</Trans>
          <span className="sr-only">
            : <bdi>{summaryOf(task)}</bdi>
          </span>
        </Link>
      </p>
      <p className="mt-1 font-serif text-[1.0625rem] leading-snug">
        <Summary text={lineOf(task)} />
      </p>
      {whole && task.status === "AWAITING_APPROVAL" ? <Partner task={task} /> : null}
    </li>
  );
}

function Partner({ task }: { task: Task }) {
  const { decide } = useDecide();
  const gate = useGate(task);
  const unsaved = useUnsaved(task.id);
  const trouble = useTaskUi((ui) => ui.troubles[task.id]);
  if (task.needs || task.alternatives.length || unsaved)
    return (
      <p className="mt-2 text-sm text-care">
        <Trans>It needs a word from you first. Open it, and sign it there.</Trans>
      </p>
    );
  return (
    <div className="mt-3 space-y-4 border-t pt-1">
      <Before task={task} trouble={trouble} />
      <ActionBody task={task} />
      <EndOfText shown={task} />
      <Facts task={task} />
      <Button
        disabled={task.pending !== null}
        aria-disabled={gate.resting || undefined}
        data-resting={gate.resting || undefined}
        onClick={gate.through(() => void decide(task, { operation: "approve" }))}
        className="max-md:w-full"
      >
        {gate.unread ? <Trans>Read to the end first</Trans> : <Trans>Sign this one too</Trans>}
        <span className="sr-only">
          : <bdi>{summaryOf(task)}</bdi>
        </span>
      </Button>
    </div>
  );
}
