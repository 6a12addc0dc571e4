"use client";

import { Plural, Trans } from "@lingui/react/macro";
import { useQueries } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { taskQuery } from "@/lib/api/queries";
import { summaryOf } from "@/lib/sentences";
import { useDecide } from "./decide";
import { useTaskUi } from "./store";
import { lineOf, Summary } from "./summary";

const drop = () => useTaskUi.setState({ rivals: null });

/** After one of several was signed that cannot all be done: the others are offered to be declined, and left alone. */
export function Rivals({ ids }: { ids: string[] }) {
  const { decide } = useDecide();
  const others = useQueries({ queries: ids.map((id) => taskQuery(id)) })
    .flatMap(({ data }) => data ?? [])
    .filter(({ status }) => status === "AWAITING_APPROVAL");
  if (others.length === 0) return null;
  return (
    <div role="status">
      <Notice
        title={
          <Plural
            value={others.length}
            one="You signed one. # other cannot be done beside it."
            other="You signed one. # others cannot be done beside it."
          />
        }
      >
        <ul className="space-y-2">
          {others.map((task) => (
            <li key={task.id} className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <span className="min-w-0 flex-1 basis-60 text-ink">
                <Summary text={lineOf(task)} />
              </span>
              <Button onClick={() => void decide(task, { operation: "reject" })}>
                <Trans>Decline it</Trans>
                <span className="sr-only">
                  : <bdi>{summaryOf(task)}</bdi>
                </span>
              </Button>
            </li>
          ))}
        </ul>
        <Button variant="quiet" onClick={drop}>
          <Plural value={others.length} one="Leave it waiting" other="Leave them waiting" />
        </Button>
      </Notice>
    </div>
  );
}
