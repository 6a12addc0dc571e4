"use client";

import { t } from "@lingui/core/macro";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Moment, useZone } from "@/components/ui/moment";
import type { Task } from "@/lib/api/queries";
import { money } from "@/lib/money";
import { retold } from "@/lib/sentences";
import { kindOf } from "./kinds";
import { Line } from "./shapes/field-list";
import { tenseOf } from "./statuses";

/** What happens once it is signed: who notices, what it costs, and the way back. Of what is over, what became of it. */
export function Facts({ task }: { task: Task }) {
  const { t } = useLingui();
  const { locale } = useZone();
  const free = Number(task.cost.amount) === 0;
  const cost = money(task.cost, locale);
  const tense = tenseOf(task);
  return (
    <dl className="divide-y border-y">
      {tense === "ahead" ? (
        <Line label={t`What happens`}>{retold(task.risk.does)}</Line>
      ) : (
        <Line label={t`What happened`}>{outcome(task)}</Line>
      )}
      {tense === "never" ? null : (
        <Line label={tense === "ahead" ? t`Who notices` : t`Who noticed`}>
          <Reach task={task} />
        </Line>
      )}
      {tense === "never" ? null : (
        <Line label={t`Undo`}>
          <WayBack task={task} />
        </Line>
      )}
      {task.cancellable_until && task.status === "APPROVED" ? (
        <Line label={t`Cancel until`}>
          <Moment at={task.cancellable_until} show="both" />
        </Line>
      ) : null}
      {task.status === "AWAITING_APPROVAL" ? (
        <Line label={t`Expires`}>
          <Moment at={task.expires_at} show="both" />
        </Line>
      ) : null}
      {task.snoozed_until ? (
        <Line label={t`Comes back`}>
          <Moment at={task.snoozed_until} show="both" />
        </Line>
      ) : null}
      <Line label={t`Judged by`}>
        {engineWords(task.engine)}
        {free ? <Trans>, at no cost</Trans> : <Trans>, for {cost}</Trans>}
      </Line>
    </dl>
  );
}

/** What became of it, once it is decided. */
function outcome(task: Task): string {
  switch (task.status) {
    case "REJECTED":
      return t`Nothing. You declined it.`;
    case "EXPIRED":
      return t`Nothing. It ended without a decision.`;
    case "CANCELLED":
      return t`Nothing. It was cancelled before it began.`;
    case "FAILED":
      return t`It did not work.`;
    case "UNDONE":
      return t`It was done, and undone again.`;
    default:
      return `${kindOf(task.kind).done}.`;
  }
}

function Reach({ task }: { task: Task }): ReactNode {
  const { people, touches } = task.risk;
  const isOver = tenseOf(task) === "over";
  if (people > 0)
    return isOver ? (
      <Plural
        value={people}
        one="# other person got something from you"
        other="# other people got something from you"
      />
    ) : (
      <Plural
        value={people}
        one="# other person gets something from you"
        other="# other people get something from you"
      />
    );
  if (touches === "none" || touches === "self") return <Trans>Nobody but you</Trans>;
  return isOver ? <Trans>Nobody got mail</Trans> : <Trans>Nobody gets mail</Trans>;
}

function WayBack({ task }: { task: Task }): ReactNode {
  const { undo } = task;
  if (undo.state === "done") return <Trans>Undone</Trans>;
  if (undo.state === "pending") return <Trans>Being undone</Trans>;
  if (undo.state === "failed") return <Trans>Undoing did not work. It stands as it was done.</Trans>;
  if (undo.state === "review") return <Trans>It is not known whether undoing worked. Check at the provider.</Trans>;
  const isOver = tenseOf(task) === "over";
  if (isOver && !undo.available) return <Trans>It cannot be taken back any more.</Trans>;
  const does = retold(undo.does);
  if (task.risk.undo === "irreversible") return does || <Trans>This cannot be taken back once it is done.</Trans>;
  return (
    <>
      {does}
      {undo.until ? (
        <>
          {" "}
          <Trans>
            Until <Moment at={undo.until} show="both" />.
          </Trans>
        </>
      ) : null}
    </>
  );
}

function engineWords(engine: string): string {
  const [family = "", model] = engine.split(":");
  if (family === "rules") return t`Rules on this server`;
  return `${{ openai: "OpenAI", anthropic: "Anthropic" }[family] ?? family}${model ? ` ${model}` : ""}`;
}
