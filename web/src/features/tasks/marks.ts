import type { Task } from "@/lib/api/queries";

type Tone = "care" | "alarm";
type Warning = { tone: Tone; short: string; long: string };

/** What a warning of the API means. */
const WARNINGS: Record<string, Warning> = {
  first_contact: { tone: "care", short: "first contact", long: "You have never written to this address before." },
  lookalike_sender: {
    tone: "alarm",
    short: "look-alike",
    long: "This address or name closely resembles one you know, and is not it.",
  },
  unverified_sender: {
    tone: "care",
    short: "sender not verified",
    long: "The provider could not confirm that this mail came from the address it names.",
  },
  reply_to_differs: {
    tone: "alarm",
    short: "answers go elsewhere",
    long: "The mail asks for answers at another organisation. This reply goes to the sender instead.",
  },
  name_shows_other_address: {
    tone: "alarm",
    short: "two addresses",
    long: "The sender's name shows one address, and the mail comes from another.",
  },
  credential_pressure: {
    tone: "alarm",
    short: "asks for a password",
    long: "The mail presses you to sign in or to confirm secrets through a link.",
  },
  payment_pressure: {
    tone: "alarm",
    short: "presses for money",
    long: "The mail presses you to pay, or names a new account.",
  },
  swindle_words: {
    tone: "care",
    short: "bait",
    long: "The mail uses the words of a swindle: prizes, refunds, threats.",
  },
  unverified_amount: {
    tone: "care",
    short: "amount not verified",
    long: "This amount stands in the mail and nowhere in your own records.",
  },
  unverified_link: { tone: "care", short: "link not verified", long: "This link comes from the mail itself." },
  unverified_account: {
    tone: "alarm",
    short: "account not verified",
    long: "This account number comes from the mail itself. Compare it with an earlier bill.",
  },
  account_changed: {
    tone: "alarm",
    short: "account changed",
    long: "Earlier bills named another account number. Ask the sender on a way you know.",
  },
};

const SOURCES = {
  user: { short: "typed by you", verified: true },
  own: { short: "from your own sent mail", verified: true },
  correspondent: { short: "known correspondent", verified: true },
  unknown: { short: "not verified", verified: false },
} as const;

export type Mark = { code: string } & Warning;

export function warningsAt(task: Task, path: string): Mark[] {
  return unique(task.risk.warnings.filter((one) => one.path === path).map(({ code }) => markOf(code)));
}

/** Warnings whose field the card does not show on its own. */
export function warningsElsewhere(task: Task, isShown: (path: string) => boolean): (Mark & { path: string })[] {
  return task.risk.warnings.filter((one) => !isShown(one.path)).map(({ path, code }) => ({ path, ...markOf(code) }));
}

export function markOf(code: string): Mark {
  const words = WARNINGS[code] ?? {
    tone: "care" as const,
    short: code.replaceAll("_", " "),
    long: `Check this: ${code.replaceAll("_", " ")}.`,
  };
  return { code, ...words };
}

export function sourceOf(task: Task, path: string): { short: string; verified: boolean } | undefined {
  const found = task.risk.provenance.find((one) => one.path === path);
  return found && SOURCES[found.source];
}

/** The gravest mark of a task, for its line in the list. */
export function gravest(task: Task): Mark | undefined {
  const marks = unique(task.risk.warnings.map(({ code }) => markOf(code)));
  return marks.find(({ tone }) => tone === "alarm") ?? marks[0];
}

function unique(marks: Mark[]): Mark[] {
  return [...new Map(marks.map((mark) => [mark.code, mark])).values()];
}
