import { useLingui } from "@lingui/react/macro";
import type { Task } from "@/lib/api/queries";
import { type Kind, kindOf } from "./kinds";
import { Line } from "./shapes/field-list";
import { VIEWS } from "./shapes/views";

/** The action itself, every field of it that means something to a person. */
export function ActionBody({ task, kind = kindOf(task.kind) }: { task: Task; kind?: Kind }) {
  const { t } = useLingui();
  const { Head, Body } = VIEWS[kind.shape];
  return (
    <>
      <dl className="divide-y border-b last:border-b-0">
        <Line label={t`From account`}>
          <bdi>{task.account}</bdi>
        </Line>
        <Head task={task} kind={kind} />
      </dl>
      {Body ? <Body task={task} kind={kind} /> : null}
    </>
  );
}
