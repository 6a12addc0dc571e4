import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { AlarmClock, CheckCheck, Inbox, type LucideIcon, PenLine, Settings2, Stamp, Unplug, Users } from "lucide-react";
import type { CommandId } from "@/lib/keys/commands";

export type Place = {
  href: string;
  name: MessageDescriptor;
  icon: LucideIcon;
  command: CommandId;
  count?: "waiting" | "active" | "snoozed";
  phone?: boolean;
};

export const INBOXES: Place[] = [
  { href: "/", name: msg`Waiting`, icon: Inbox, command: "go-waiting", count: "waiting", phone: true },
  { href: "/active/", name: msg`Under way`, icon: PenLine, command: "go-active", count: "active", phone: true },
  { href: "/snoozed/", name: msg`Snoozed`, icon: AlarmClock, command: "go-snoozed", count: "snoozed" },
  { href: "/done/", name: msg`Done`, icon: CheckCheck, command: "go-done", phone: true },
];

export const OFFICE: Place[] = [
  { href: "/agents/", name: msg`Agents`, icon: Users, command: "go-agents" },
  { href: "/rules/", name: msg`Rules`, icon: Stamp, command: "go-rules" },
  { href: "/accounts/", name: msg`Accounts`, icon: Unplug, command: "go-accounts" },
  { href: "/settings/", name: msg`Settings`, icon: Settings2, command: "go-settings" },
];

export type Counts = { waiting: number; active: number; snoozed: number; needs_review: number };

/** Places that are reached from another one. */
export const FURTHER: Record<string, MessageDescriptor> = {
  "/tasks/": msg`Task`,
  "/security/": msg`Sign-in and security`,
  "/your-data/": msg`Your data`,
  "/confirm-email/": msg`Confirm your address`,
  "/integrations/finish/": msg`Connecting an account`,
};
