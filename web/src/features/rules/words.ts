import { plural, t } from "@lingui/core/macro";
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

/** How the form asks for whom it is about, and what is said of them. */
export const WHO = {
  sender: {
    said: (does: string, who: string) => t`${does} from ${who}`,
    label: () => t`From`,
    hint: () => t`One address, such as news@example.org, or a whole domain, such as example.org.`,
  },
  recipient: {
    said: (does: string, who: string) => t`${does} to ${who}`,
    label: () => t`To`,
    hint: () => t`One address, or a whole domain. Nobody else may be among the recipients.`,
  },
} as const;

export const DAYS = [7, 30, 90] as const;

/** What the rule would do, as one sentence; undefined until it says whom it is about. */
export function sentence(draft: Draft): string | undefined {
  const { does, pin, own } = RULES[draft.kind];
  const who = draft.who.trim();
  const named = own.map(({ name }) => draft.own[name]?.trim() ?? "");
  if (!who || named.includes("") || !draft.perDay) return undefined;
  const whole = WHO[pin].said(`${does}${named.map((one) => ` “${one}”`).join("")}`, who);
  const often = t`at most ${draft.perDay} a day`;
  const long = plural(draft.days, { one: "for # day", other: "for # days" });
  return t`${whole} without asking, ${often}, ${long}.`.replace(/(\d) /g, `$1${NON_BREAKING}`);
}

/** The pins of the rule, as the API takes them. */
export function pins(draft: Draft): Record<string, string> {
  const { who, own } = RULES[draft.kind];
  const named = own.map(({ name }) => [name, draft.own[name]?.trim() ?? ""]);
  return { [who]: draft.who.trim(), ...Object.fromEntries(named) };
}
