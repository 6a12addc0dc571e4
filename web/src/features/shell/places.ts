import { AlarmClock, CheckCheck, Inbox, type LucideIcon, PenLine, Settings2, Stamp, Unplug, Users } from "lucide-react";
import type { CommandId } from "@/lib/keys/commands";

export type Place = {
  href: string;
  name: string;
  icon: LucideIcon;
  command: CommandId;
  count?: "waiting" | "active" | "snoozed";
  phone?: boolean;
};

export const INBOXES: Place[] = [
  { href: "/", name: "Waiting", icon: Inbox, command: "go-waiting", count: "waiting", phone: true },
  { href: "/active/", name: "Under way", icon: PenLine, command: "go-active", count: "active", phone: true },
  { href: "/snoozed/", name: "Snoozed", icon: AlarmClock, command: "go-snoozed", count: "snoozed" },
  { href: "/done/", name: "Done", icon: CheckCheck, command: "go-done", phone: true },
];

export const OFFICE: Place[] = [
  { href: "/agents/", name: "Agents", icon: Users, command: "go-agents" },
  { href: "/rules/", name: "Rules", icon: Stamp, command: "go-rules" },
  { href: "/accounts/", name: "Accounts", icon: Unplug, command: "go-accounts" },
  { href: "/settings/", name: "Settings", icon: Settings2, command: "go-settings" },
];

export type Counts = { waiting: number; active: number; snoozed: number; needs_review: number };
