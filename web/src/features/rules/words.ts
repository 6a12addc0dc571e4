const NON_BREAKING = "\u00a0";

/** A rule as the form holds it: `who` is an address or a whole domain. */
export type Draft = { kind: Kind; integrationId: string; who: string; label: string; perDay: number; days: number };

export type Kind = keyof typeof KINDS;

type KindWords = { name: string; does: string; who: "to" | "sender"; whoLabel: string; whoHint: string };

const FROM = {
  who: "sender",
  whoLabel: "From",
  whoHint: "One address, such as news@example.org, or a whole domain, such as example.org.",
} as const;
const TO = {
  who: "to",
  whoLabel: "To",
  whoHint: "One address, or a whole domain. Nobody else may be among the recipients.",
} as const;

/** What an agent can be allowed, in the words of the person. */
export const KINDS = {
  "email.archive": { name: "Archive", does: "Archive conversations", ...FROM },
  "email.mark_read": { name: "Mark as read", does: "Mark conversations as read", ...FROM },
  "email.label": { name: "Label", does: "Label conversations", ...FROM },
  "email.draft_reply": { name: "Save drafts", does: "Save draft replies", ...TO },
  "email.send_reply": { name: "Send replies", does: "Send replies", ...TO },
} satisfies Record<string, KindWords>;

export const DAYS = [7, 30, 90] as const;

/** What the rule would do, as one sentence; undefined until it says whom it is about. */
export function sentence({ kind, who, label, perDay, days }: Draft): string | undefined {
  const { does, who: path } = KINDS[kind];
  if (!who.trim() || (kind === "email.label" && !label.trim())) return undefined;
  const labelled = kind === "email.label" ? ` “${label.trim()}”` : "";
  return `${does}${labelled} ${path === "to" ? "to" : "from"} ${who.trim()} without asking, at most ${perDay}${NON_BREAKING}a${NON_BREAKING}day, for ${days}${NON_BREAKING}days.`;
}

/** The pins of the rule, as the API takes them. */
export function pins({ kind, who, label }: Draft): Record<string, string> {
  return { [KINDS[kind].who]: who.trim(), ...(kind === "email.label" ? { label: label.trim() } : {}) };
}
