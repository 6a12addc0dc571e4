import { t } from "@lingui/core/macro";
import type { Rejection, TeachesOut } from "@/lib/api/generated/types.gen";
import type { Task } from "@/lib/api/queries";
import { i18n } from "@/lib/language";

type Finding = NonNullable<TeachesOut["finding"]>;

const LEFT_ALONE: Record<Finding, () => string> = {
  replies: () => t`No more replies are proposed.`,
  follow_ups: () => t`No more follow-ups are proposed.`,
  newsletters: () => t`Newsletters are left alone.`,
  receipts: () => t`Receipts are left alone.`,
  notifications: () => t`Notifications are left alone.`,
};

/** What its agent has learned of a decline, in words, and where that stands and can be deleted. */
export type Lesson = { text: string; href: string };

/** Nothing where it has learned nothing. */
export function lessonOf(task: Task, said: Rejection | undefined): Lesson | undefined {
  const text = textOf(task, said);
  return text === undefined ? undefined : { text, href: `/agents/#learned-${task.agent_id}` };
}

function textOf({ teaches }: Task, said: Rejection | undefined): string | undefined {
  if (said?.reason === "never_this_kind") return teaches.finding ? LEFT_ALONE[teaches.finding]() : undefined;
  if (said?.reason !== "never_from_sender") return undefined;
  const meant = said.senders?.length ? said.senders : teaches.senders;
  const who = new Intl.ListFormat(i18n.locale, { type: "conjunction" }).format(meant);
  return t`Nothing more from ${who}.`;
}
