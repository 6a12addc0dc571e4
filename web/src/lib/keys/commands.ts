import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

/** Everything that has a key or stands in the command palette. The help and the palette are drawn from this table. */
export const COMMANDS = [
  { id: "next", keys: ["j", "ArrowDown"], title: msg`Next in the list`, group: "move" },
  { id: "previous", keys: ["k", "ArrowUp"], title: msg`Previous in the list`, group: "move" },
  { id: "back", keys: ["Escape"], title: msg`Back, or close what is open`, group: "move" },
  { id: "search", keys: ["/", "Shift+/"], title: msg`Search all tasks`, group: "move" },
  { id: "filter", keys: ["f"], title: msg`Filter the list`, group: "move" },
  { id: "approve", keys: ["a"], title: msg`Countersign this`, group: "decide" },
  { id: "choose", keys: [..."1234567890"], title: msg`Choose one of several ways`, group: "decide" },
  { id: "edit", keys: ["e"], title: msg`Edit before deciding`, group: "decide" },
  { id: "instruct", keys: ["i"], title: msg`Tell it what to change`, group: "decide" },
  { id: "reject", keys: ["r"], title: msg`Decline this`, group: "decide" },
  { id: "snooze", keys: ["s"], title: msg`Snooze this`, group: "decide" },
  { id: "undo", keys: ["z"], title: msg`Take back the last decision`, group: "decide" },
  { id: "mark", keys: ["x"], title: msg`Select this, or not`, group: "several" },
  { id: "mark-to", keys: ["Shift+X"], title: msg`Select all up to this`, group: "several" },
  { id: "mark-next", keys: ["Shift+ArrowDown"], title: msg`Select downwards`, group: "several" },
  { id: "mark-previous", keys: ["Shift+ArrowUp"], title: msg`Select upwards`, group: "several" },
  { id: "approve-selected", keys: ["Shift+A"], title: msg`Approve what is selected`, group: "several" },
  { id: "reject-selected", keys: ["Shift+R"], title: msg`Decline what is selected`, group: "several" },
  { id: "palette", keys: ["$mod+k"], title: msg`Find a command or a task`, group: "everywhere" },
  { id: "help", keys: ["Shift+?"], title: msg`Show the keys`, group: "everywhere" },
  { id: "dense", keys: [], title: msg`Rows close together, or not`, group: "everywhere" },
  { id: "sign-out", keys: [], title: msg`Sign out`, group: "everywhere" },
  { id: "go-waiting", keys: ["g w"], title: msg`Go to Waiting`, group: "go" },
  { id: "go-active", keys: ["g a"], title: msg`Go to Under way`, group: "go" },
  { id: "go-snoozed", keys: ["g s"], title: msg`Go to Snoozed`, group: "go" },
  { id: "go-done", keys: ["g d"], title: msg`Go to Done`, group: "go" },
  { id: "go-agents", keys: ["g g"], title: msg`Go to Agents`, group: "go" },
  { id: "go-rules", keys: ["g r"], title: msg`Go to Rules`, group: "go" },
  { id: "go-accounts", keys: ["g c"], title: msg`Go to Accounts`, group: "go" },
  { id: "go-settings", keys: ["g ,"], title: msg`Go to Settings`, group: "go" },
] as const satisfies readonly Shape[];

export const GROUPS = {
  move: msg`Move`,
  decide: msg`Decide`,
  several: msg`Several at once`,
  everywhere: msg`Everywhere`,
  go: msg`Go`,
} as const;

type Shape = { id: string; keys: readonly string[]; title: MessageDescriptor; group: keyof typeof GROUPS };

export type CommandId = (typeof COMMANDS)[number]["id"];
export type Command = Shape & { id: CommandId };

/** Work while a dialog is open or a field has the focus, because they carry a modifier. */
export const ALWAYS: ReadonlySet<CommandId> = new Set(["palette"]);
