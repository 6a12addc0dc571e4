/** Everything that has a key or stands in the command palette. The help and the palette are drawn from this table. */
export const COMMANDS = [
  { id: "next", keys: ["j", "ArrowDown"], shown: "J", title: "Next in the list", group: "Move" },
  { id: "previous", keys: ["k", "ArrowUp"], shown: "K", title: "Previous in the list", group: "Move" },
  { id: "back", keys: ["Escape"], shown: "Esc", title: "Back, or close what is open", group: "Move" },
  { id: "approve", keys: ["a"], shown: "A", title: "Countersign this", group: "Decide" },
  {
    id: "choose",
    keys: [..."1234567890"],
    shown: "1 to 9",
    title: "Choose one of several ways",
    group: "Decide",
  },
  { id: "edit", keys: ["e"], shown: "E", title: "Edit before deciding", group: "Decide" },
  { id: "instruct", keys: ["i"], shown: "I", title: "Tell it what to change", group: "Decide" },
  { id: "reject", keys: ["r"], shown: "R", title: "Decline this", group: "Decide" },
  { id: "snooze", keys: ["s"], shown: "S", title: "Snooze this", group: "Decide" },
  { id: "undo", keys: ["z"], shown: "Z", title: "Take back the last decision", group: "Decide" },
  { id: "palette", keys: ["$mod+k"], shown: "Ctrl K", title: "Find a command", group: "Everywhere" },
  { id: "help", keys: ["Shift+?"], shown: "?", title: "Show the keys", group: "Everywhere" },
  { id: "go-waiting", keys: [], title: "Go to Waiting", group: "Go" },
  { id: "go-active", keys: [], title: "Go to Under way", group: "Go" },
  { id: "go-snoozed", keys: [], title: "Go to Snoozed", group: "Go" },
  { id: "go-done", keys: [], title: "Go to Done", group: "Go" },
  { id: "go-agents", keys: [], title: "Go to Agents", group: "Go" },
  { id: "go-rules", keys: [], title: "Go to Rules", group: "Go" },
  { id: "go-accounts", keys: [], title: "Go to Accounts", group: "Go" },
  { id: "go-settings", keys: [], title: "Go to Settings", group: "Go" },
  { id: "sign-out", keys: [], title: "Sign out", group: "Everywhere" },
] as const satisfies readonly Command[];

type Command = {
  id: string;
  keys: readonly string[];
  shown?: string;
  title: string;
  group: "Move" | "Decide" | "Everywhere" | "Go";
};

export type CommandId = (typeof COMMANDS)[number]["id"];

/** Work while a dialog is open or a field has the focus, because they carry a modifier. */
export const ALWAYS: ReadonlySet<CommandId> = new Set(["palette"]);
