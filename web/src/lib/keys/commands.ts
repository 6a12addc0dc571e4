/** Everything that has a key or stands in the command palette. The help and the palette are drawn from this table. */
export const COMMANDS = [
  { id: "next", keys: ["j", "ArrowDown"], group: "move" },
  { id: "previous", keys: ["k", "ArrowUp"], group: "move" },
  { id: "back", keys: ["Escape"], group: "move" },
  { id: "search", keys: ["/", "Shift+/"], group: "move" },
  { id: "filter", keys: ["f"], group: "move" },
  { id: "approve", keys: ["a"], group: "decide" },
  { id: "choose", keys: [..."1234567890"], group: "decide" },
  { id: "edit", keys: ["e"], group: "decide" },
  { id: "instruct", keys: ["i"], group: "decide" },
  { id: "reject", keys: ["r"], group: "decide" },
  { id: "snooze", keys: ["s"], group: "decide" },
  { id: "undo", keys: ["z"], group: "decide" },
  { id: "mark", keys: ["x"], group: "several" },
  { id: "mark-to", keys: ["Shift+X"], group: "several" },
  { id: "mark-next", keys: ["Shift+ArrowDown"], group: "several" },
  { id: "mark-previous", keys: ["Shift+ArrowUp"], group: "several" },
  { id: "approve-selected", keys: ["Shift+A"], group: "several" },
  { id: "reject-selected", keys: ["Shift+R"], group: "several" },
  { id: "palette", keys: ["$mod+k"], group: "everywhere" },
  { id: "help", keys: ["Shift+?"], group: "everywhere" },
  { id: "dense", keys: [], group: "everywhere" },
  { id: "sign-out", keys: [], group: "everywhere" },
  { id: "go-waiting", keys: ["g w"], group: "go" },
  { id: "go-active", keys: ["g a"], group: "go" },
  { id: "go-snoozed", keys: ["g s"], group: "go" },
  { id: "go-done", keys: ["g d"], group: "go" },
  { id: "go-agents", keys: ["g g"], group: "go" },
  { id: "go-rules", keys: ["g r"], group: "go" },
  { id: "go-accounts", keys: ["g c"], group: "go" },
  { id: "go-settings", keys: ["g ,"], group: "go" },
] as const satisfies readonly Shape[];

export type Group = "move" | "decide" | "several" | "everywhere" | "go";
type Shape = { id: string; keys: readonly string[]; group: Group };

export type CommandId = (typeof COMMANDS)[number]["id"];
export type Command = Shape & { id: CommandId };

/** Work while a dialog is open or a field has the focus, because they carry a modifier. */
export const ALWAYS: ReadonlySet<CommandId> = new Set(["palette"]);
