import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg, t } from "@lingui/core/macro";
import { retold } from "@/lib/sentences";
import { visible } from "@/lib/text";
import { absolute, type Zone } from "@/lib/time";
import { leaves } from "./action";
import { named } from "./fields";
import { REASONS } from "./reject-reasons";

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

/** What is told of an event besides: by its name in the record, what it is called, and how its value is said. */
type Told = { name: MessageDescriptor; say: (value: string, zone: Zone) => string };

/** Why something was taken up again, as the record has it. */
const WHYS: Record<string, MessageDescriptor> = {
  "its answer never arrived": msg`its answer never arrived`,
  "its question never arrived": msg`its question never arrived`,
  "no other task is in its way": msg`no other task is in its way`,
  "the account is back": msg`the account is back`,
  "the person goes on": msg`you resumed`,
  "the run ended before the task did": msg`the run ended before the task did`,
  "the run that asked is gone": msg`the run that asked is gone`,
  "you resumed": msg`you resumed`,
};

const inWords = (table: Record<string, MessageDescriptor>) => (value: string) => {
  const known = table[value];
  return known ? i18n._(known) : retold(value);
};

const asWritten = (value: string) => visible(value);

const DATA: Record<string, Told> = {
  reason: { name: msg`Reason`, say: inWords(REASONS) },
  text: { name: msg`In your words`, say: asWritten },
  taught: { name: msg`Its agent learned`, say: retold },
  forgotten: { name: msg`Its agent forgot`, say: retold },
  until: { name: msg`Until`, say: (value, zone) => absolute(value, zone, Date.now()) },
  happened: { name: msg`It happened`, say: (value) => (value === "true" ? t`yes` : t`no`) },
  changed: { name: msg`What changed`, say: retold },
  why: { name: msg`Why`, say: inWords(WHYS) },
  step: { name: msg`Step`, say: asWritten },
  code: { name: msg`Code`, say: asWritten },
  engine: { name: msg`Written by`, say: (value) => (value === "rules" ? t`Rules` : visible(value)) },
};

/** References, which name nothing to a person, and what the words of an approval say already. */
const UNTOLD = new Set(["alternative", "asked_at", "parted", "proposed", "receipt", "rule_id"]);

/** What a person is told of an event besides its name, each with what it is called. */
export function eventTold(data: Record<string, unknown>, zone: Zone): { path: string; name: string; value: string }[] {
  return leaves(data).flatMap(([path, value]) => {
    const [key = ""] = path.split("/");
    const known = DATA[key];
    if (UNTOLD.has(key)) return [];
    return [{ path, name: known ? i18n._(known.name) : named(path), value: known?.say(value, zone) ?? visible(value) }];
  });
}

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
