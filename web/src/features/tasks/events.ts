import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg, t } from "@lingui/core/macro";
import { visible } from "@/lib/text";

const EVENTS: Record<string, MessageDescriptor> = {
  proposed: msg`Proposed`,
  approved: msg`Countersigned`,
  rejected: msg`Declined`,
  expired: msg`Expired without a decision`,
  claimed: msg`Work began`,
  completed: msg`The provider has it`,
  failed: msg`The provider refused`,
  needs_review: msg`The outcome is not known`,
  world_changed: msg`Asked again, because things had changed`,
  blocked: msg`Held up: the account could not be used`,
  run_restarted: msg`Taken up again`,
  edited: msg`Edited`,
  instructed: msg`Told what to change`,
  rewritten: msg`Rewritten as you asked`,
  not_rewritten: msg`Could not be rewritten`,
  snoozed: msg`Snoozed`,
  woken: msg`Back in the tray`,
  step_done: msg`One step done`,
  undo_claimed: msg`Undoing began`,
  cancelled: msg`Cancelled`,
  undo_asked: msg`Undo asked for`,
  undone: msg`Undone`,
  undo_failed: msg`Undo failed`,
  undo_needs_review: msg`Whether it was undone is not known`,
  reopened: msg`Reopened`,
  looked_again: msg`Looked for again`,
  found_done: msg`Found: it was done`,
  found_absent: msg`Looked for, and not there`,
  left_to_you: msg`Could not be found out within a week`,
  resolved: msg`Settled by you`,
  retried: msg`Tried again`,
};

const ACTORS: Record<string, MessageDescriptor> = {
  user: msg`you`,
  rule: msg`your rule`,
  agent: msg`the agent`,
  worker: msg`the worker`,
  clock: msg`the clock`,
};

/** What happened. One of several ways is named by what it comes to. */
export function eventWords({ type, data }: { type: string; data?: Record<string, unknown> }): string {
  const known = EVENTS[type];
  const words = known ? i18n._(known) : type.replaceAll("_", " ");
  if (type !== "approved" || typeof data?.alternative !== "string") return words;
  const chosen = visible(data.alternative);
  return t`Countersigned: ${chosen}`;
}

export function actorWords(by: string): string {
  const known = ACTORS[by];
  return known ? i18n._(known) : by;
}
