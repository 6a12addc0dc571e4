import type { ReactNode } from "react";
import { Moment, useZone } from "@/components/ui/moment";
import type { Task } from "@/lib/api/queries";
import { money } from "@/lib/money";
import { counted, visible } from "@/lib/text";
import { Line } from "./shapes/field-list";

/** What happens once it is signed: who notices, what it costs, and the way back. */
export function Facts({ task }: { task: Task }) {
  const { locale } = useZone();
  const free = Number(task.cost.amount) === 0;
  return (
    <dl className="divide-y border-y">
      <Line label="What happens">{task.risk.does}</Line>
      <Line label="Who notices">{reach(task)}</Line>
      <Line label="Undo">{wayBackWords(task)}</Line>
      {task.cancellable_until && task.status === "APPROVED" ? (
        <Line label="Cancel until">
          <Moment at={task.cancellable_until} show="both" />
        </Line>
      ) : null}
      {task.status === "AWAITING_APPROVAL" ? (
        <Line label="Expires">
          <Moment at={task.expires_at} show="both" />
        </Line>
      ) : null}
      {task.snoozed_until ? (
        <Line label="Comes back">
          <Moment at={task.snoozed_until} show="both" />
        </Line>
      ) : null}
      <Line label="Judged by">
        {engineWords(task.engine)}
        {free ? ", at no cost" : `, for ${money(task.cost, locale)}`}
      </Line>
    </dl>
  );
}

function reach(task: Task): string {
  const { people, touches } = task.risk;
  if (people > 0) return `${counted(people, "other person gets", "other people get")} something from you`;
  return touches === "none" || touches === "self" ? "Nobody but you" : "Nobody gets mail";
}

function wayBackWords(task: Task): ReactNode {
  const { undo } = task;
  if (undo.state === "done") return "Undone";
  if (undo.state === "pending") return "Being undone";
  if (undo.state === "failed") return "Undoing did not work. It stands as it was done.";
  if (undo.state === "review") return "It is not known whether undoing worked. Check at the provider.";
  const does = visible(undo.does);
  if (task.risk.undo === "irreversible") return does || "This cannot be taken back once it is done.";
  return (
    <>
      {does}
      {undo.until ? (
        <>
          {" "}
          Until <Moment at={undo.until} show="both" />.
        </>
      ) : null}
    </>
  );
}

function engineWords(engine: string): string {
  const [family = "", model] = engine.split(":");
  if (family === "rules") return "Rules on this server";
  return `${{ openai: "OpenAI", anthropic: "Anthropic" }[family] ?? family}${model ? ` ${model}` : ""}`;
}
