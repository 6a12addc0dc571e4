import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { CommandId, Group } from "./commands";

/** What each command is called, for the help and the palette; the keys work without. */
export const TITLES: Record<CommandId, MessageDescriptor> = {
  next: msg`Next in the list`,
  previous: msg`Previous in the list`,
  back: msg`Back, or close what is open`,
  search: msg`Search all tasks`,
  filter: msg`Filter the list`,
  approve: msg`Countersign this`,
  choose: msg`Choose one of several ways`,
  edit: msg`Edit before deciding`,
  instruct: msg`Tell it what to change`,
  reject: msg`Decline this`,
  snooze: msg`Snooze this`,
  undo: msg`Take back the last decision`,
  mark: msg`Select this, or not`,
  "mark-to": msg`Select all up to this`,
  "mark-next": msg`Select downwards`,
  "mark-previous": msg`Select upwards`,
  "approve-selected": msg`Approve what is selected`,
  "reject-selected": msg`Decline what is selected`,
  palette: msg`Find a command or a task`,
  help: msg`Show the keys`,
  dense: msg`Rows close together, or not`,
  "sign-out": msg`Sign out`,
  "go-waiting": msg`Go to Waiting`,
  "go-active": msg`Go to Under way`,
  "go-snoozed": msg`Go to Snoozed`,
  "go-done": msg`Go to Done`,
  "go-agents": msg`Go to Agents`,
  "go-rules": msg`Go to Rules`,
  "go-accounts": msg`Go to Accounts`,
  "go-settings": msg`Go to Settings`,
};

export const GROUPS: Record<Group, MessageDescriptor> = {
  move: msg`Move`,
  decide: msg`Decide`,
  several: msg`Several at once`,
  everywhere: msg`Everywhere`,
  go: msg`Go`,
};
