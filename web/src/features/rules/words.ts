import { rules } from "@/lib/api/generated/rules.gen";

const NON_BREAKING = "\u00a0";

/** A rule as the form holds it: `who` is an address or a whole domain, `own` what else the kind has, by field. */
export type Draft = {
  kind: Kind;
  integrationId: string;
  who: string;
  own: Record<string, string>;
  perDay: number;
  days: number;
};

export type Kind = keyof typeof rules;

export type KindRule = {
  /** What the rule lets an agent do, such as "Archive conversations". */
  does: string;
  /** The path that it pins to somebody. */
  who: string;
  pin: "recipient" | "sender";
  /** What is particular to the kind and is named as well, such as the label. */
  own: readonly { name: string; longest?: number }[];
};

/** What an agent can be allowed. */
export const RULES: Record<Kind, KindRule> = rules;
export const KINDS = Object.keys(RULES) as Kind[];

/** How the form asks for whom it is about. */
export const WHO = {
  sender: {
    word: "from",
    label: "From",
    hint: "One address, such as news@example.org, or a whole domain, such as example.org.",
  },
  recipient: {
    word: "to",
    label: "To",
    hint: "One address, or a whole domain. Nobody else may be among the recipients.",
  },
} as const;

export const DAYS = [7, 30, 90] as const;

/** What the rule would do, as one sentence; undefined until it says whom it is about. */
export function sentence(draft: Draft): string | undefined {
  const { does, pin, own } = RULES[draft.kind];
  const who = draft.who.trim();
  const named = own.map(({ name }) => draft.own[name]?.trim() ?? "");
  if (!who || named.includes("")) return undefined;
  const quoted = named.map((one) => ` “${one}”`).join("");
  return `${does}${quoted} ${WHO[pin].word} ${who} without asking, at most ${draft.perDay}${NON_BREAKING}a${NON_BREAKING}day, for ${draft.days}${NON_BREAKING}days.`;
}

/** The pins of the rule, as the API takes them. */
export function pins(draft: Draft): Record<string, string> {
  const { who, own } = RULES[draft.kind];
  const named = own.map(({ name }) => [name, draft.own[name]?.trim() ?? ""]);
  return { [who]: draft.who.trim(), ...Object.fromEntries(named) };
}
