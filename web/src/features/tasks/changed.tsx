import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Notice, Trouble } from "@/components/ui/notice";
import type { Task } from "@/lib/api/queries";
import { retold } from "@/lib/sentences";
import { capital } from "@/lib/text";
import type { Difference } from "./action";
import { sentenceOf } from "./badge-line";
import { badgeOf, warningsElsewhere } from "./badges";
import { hasPlace, named, shown } from "./fields";
import { isTechnical, kindOf } from "./kinds";
import type { TroubleAt } from "./store";
import { useUnsaved } from "./unsaved";

/** Above what went wrong, where it is not that the task failed. */
const TITLES = {
  NEEDS_REVIEW: msg`Nobody can tell whether this happened`,
  AWAITING_APPROVAL: msg`It stays as it was`,
};
const FAILED = msg`This did not work`;

/** Everything that has to be known before the letter is read. */
export function Before({ task, trouble }: { task: Task; trouble: TroubleAt | undefined }) {
  const { t, i18n } = useLingui();
  const elsewhere = warningsElsewhere(task, (path) => hasPlace(task, path));
  return (
    <div className="space-y-3 empty:hidden">
      {trouble ? <Stopped task={task} trouble={trouble} /> : null}
      {task.pending?.op === "instruct" ? (
        <Notice title={t`Being rewritten as you asked`}>
          <p>
            <Trans>It comes back here for your signature in a moment. You can still decline or snooze it.</Trans>
          </p>
        </Notice>
      ) : null}
      {task.changed ? (
        <Notice title={t`Changed since you last saw it (version ${task.revision})`}>
          <p>
            <bdi>{retold(task.changed)}</bdi>
          </p>
        </Notice>
      ) : null}
      {task.blocked_by ? (
        <Notice tone="care" title={t`Held up`}>
          <p>
            <bdi>{retold(task.blocked_by)}</bdi>
          </p>
          <p>
            {isTied(task) ? (
              <Trans>Your approval stands, and it goes on by itself once that is settled.</Trans>
            ) : (
              <Trans>Your approval stands, and it goes on by itself once the account is back, or you resume.</Trans>
            )}
          </p>
        </Notice>
      ) : null}
      {task.error ? (
        <Notice
          tone={task.status === "AWAITING_APPROVAL" ? "care" : "alarm"}
          title={i18n._((TITLES as Partial<Record<Task["status"], typeof FAILED>>)[task.status] ?? FAILED)}
        >
          <p>{retold(task.error.message)}</p>
          {task.status === "NEEDS_REVIEW" ? (
            <p>
              <Trans>
                Look at the provider, then say below what you found. We look again too, for a week after it was tried.
              </Trans>
            </p>
          ) : null}
        </Notice>
      ) : null}
      {elsewhere.map((badge) => (
        <Notice key={`${badge.path} ${badge.code}`} tone={badge.tone} title={capital(badgeOf(badge.code).short)}>
          <p>{sentenceOf(badge)}</p>
        </Notice>
      ))}
    </div>
  );
}

/** What holds up a task that waits for others is one of them. */
const isTied = ({ depends_on, conflicts_with, together_with }: Task): boolean =>
  depends_on.length + conflicts_with.length + together_with.length > 0;

function Stopped({ task, trouble }: { task: Task; trouble: TroubleAt }) {
  const kind = kindOf(task.kind);
  const isHeld = useUnsaved(task.id) !== undefined;
  const told = trouble.differences?.filter(({ path }) => !isTechnical(kind, path)) ?? [];
  return (
    <div className="space-y-3">
      <Trouble error={trouble.error} {...(trouble.again && !isHeld ? { again: trouble.again } : {})} />
      {told.length ? (
        <div className="rounded-md border px-4 py-3">
          <p className="font-medium">
            <Trans>What is different now</Trans>
          </p>
          <dl className="mt-2 divide-y">
            {told.map((one) => (
              <Change key={one.path} one={one} />
            ))}
          </dl>
        </div>
      ) : null}
    </div>
  );
}

const SHOWN_AT_MOST = 600;

function Change({ one: { path, before, after } }: { one: Difference }) {
  const cut = (text: string) => shown(text.length > SHOWN_AT_MOST ? `${text.slice(0, SHOWN_AT_MOST)} …` : text);
  return (
    <div className="py-2">
      <dt className="label">{named(path)}</dt>
      <dd className="space-y-1 whitespace-pre-wrap">
        {before === null ? null : (
          <del className="block text-soft decoration-alarm/70">
            <span className="sr-only">
              <Trans>Before:</Trans>{" "}
            </span>
            <bdi>{cut(before)}</bdi>
          </del>
        )}
        {after === null ? null : (
          <ins className="block decoration-good underline-offset-4">
            <span className="sr-only">
              <Trans>Now:</Trans>{" "}
            </span>
            <bdi>{cut(after)}</bdi>
          </ins>
        )}
      </dd>
    </div>
  );
}
