import { plural, t } from "@lingui/core/macro";
import { ApiProblem, type FieldProblem } from "./api/problem";

export type Explained = { title: string; advice: string; retry: boolean };

/** Said when it is shown: title, advice, and whether trying again can help. */
type Words = (problem: ApiProblem) => readonly [title: string, advice: string, retry?: true];

const ENDED: Words = () => [t`Your session has ended.`, t`Sign in again. What you typed is kept in this tab.`];
const SLOW: Words = () => [
  t`This takes too long.`,
  t`It may still have arrived. Look again before you repeat it.`,
  true,
];
const OURS: Words = () => [t`Something went wrong on our side.`, t`Nothing was decided. Try again.`, true];

/** What each problem means to the person, and what to do about it. */
const WORDS: Record<string, Words> = {
  offline: () => [
    t`You are offline.`,
    t`Nothing was sent. What you see is from before; try again once you are connected.`,
    true,
  ],
  unreachable: () => [t`Countersign does not answer.`, t`Nothing you typed is lost. Try again in a moment.`, true],
  slow: SLOW,
  backend_timeout: SLOW,
  backend_down: () => [t`Countersign does not run.`, t`Run “make up” in a terminal, then try again.`, true],
  invalid_credentials: () => [t`Address and password do not match.`, t`Check both, and mind capital letters.`],
  email_taken: () => [t`There is an account with this address.`, t`Sign in instead.`],
  token_expired: ENDED,
  token_invalid: ENDED,
  token_reused: () => [t`Your session was ended for safety.`, t`A spent session was used again. Sign in anew.`],
  not_signed_in: () => [t`You are not signed in.`, t`Sign in, and you come back here.`],
  stale_task: () => [
    t`This changed while you were reading.`,
    t`Nothing was decided. Read what is different, then decide again.`,
  ],
  stale_preferences: () => [
    t`This changed elsewhere meanwhile.`,
    t`Nothing was saved. What you typed is still here: look at it once more, then save again.`,
  ],
  not_waiting: () => [
    t`This does not wait for a decision any more.`,
    t`It was decided elsewhere, or it expired. Its history says which.`,
  ],
  invalid_move: () => [
    t`That is not possible any more.`,
    t`It has moved on since you looked. The page shows where it stands now.`,
  ],
  pending: () => [
    t`It is just being rewritten.`,
    t`Wait for the new wording, which is a moment away, and decide on that.`,
  ],
  choose_first: () => [t`Choose one first.`, t`Then read it, and sign.`],
  fill_first: () => [t`Something was left open.`, t`Fill it in, then sign.`],
  conflict: () => [t`Somebody was faster.`, t`It changed at the same moment. Look at it again and repeat.`, true],
  connection_broken: () => [
    t`The account is not connected.`,
    t`Reconnect it under Accounts. What you approved stays approved.`,
  ],
  forbidden: () => [t`You may not do that.`, t`Sign in as the person it belongs to.`],
  reauth_required: () => [t`Please sign in once more.`, t`This needs a fresh sign-in.`],
  second_factor_required: () => [
    t`A code is needed as well.`,
    t`Open your authenticator, and type the code that it shows.`,
  ],
  link_invalid: () => [
    t`This link does not count any more.`,
    t`It is too old, it was used, or a newer one was sent. Ask for another.`,
  ],
  weak_password: () => [t`That password is too easy to guess.`, t`Take a few words that nobody would put together.`],
  email_not_verified: () => [
    t`Your address is not verified yet.`,
    t`Open the link in the letter that we sent you. Settings can send it once more.`,
  ],
  idempotency_key_reused: () => [t`This was sent before, with other words.`, t`Reload the page, look, and try again.`],
  not_found: () => [t`There is no such thing here.`, t`It may have been removed, or it belongs to another account.`],
  body_too_large: () => [t`That is too long.`, t`Shorten it and try again.`],
  provider_busy: () => [t`The provider is busy.`, t`Try again in a minute.`, true],
  provider_refused: () => [t`The provider said no.`, t`Start again, and agree to what is asked for.`],
  provider_gone: () => [t`The provider does not know this request any more.`, t`Start again under Accounts.`],
  sandbox_unavailable: () => [
    t`The sample mailbox could not be made.`,
    t`Run “make up” in a terminal, then try again.`,
    true,
  ],
  outcome_unknown: () => [
    t`The provider did not say whether it worked.`,
    t`Check there first, so that nothing happens twice.`,
  ],
  internal_error: OURS,
  invalid_input: ({ fields, detail }) => [
    t`Something here is not as it should be.`,
    fields.length ? fields.map(fieldWords).join(" ") : detail || t`Check what you entered.`,
  ],
  plan_limit: ({ detail }) => [
    t`Your plan ends here.`,
    `${detail ? `${detail} ` : ""}${t`Nothing is lost: it waits. Settings shows what each plan includes.`}`,
  ],
};

export function explain(error: unknown): Explained {
  const [title, advice, retry = false] = wordsOf(error);
  return { title, advice, retry };
}

function wordsOf(error: unknown): ReturnType<Words> {
  if (!(error instanceof ApiProblem))
    return [t`Something went wrong on this page.`, t`Reload it. Nothing was decided.`, true];
  const words = WORDS[error.code];
  if (words) return words(error);
  if (error.status === 429) {
    const wait = error.retryAfterSeconds;
    return [
      t`That was a lot at once.`,
      wait
        ? plural(wait, { one: "Try again in # second.", other: "Try again in # seconds." })
        : t`Wait a minute, then try again.`,
      true,
    ];
  }
  if (error.status >= 500) return OURS(error);
  return [t`That did not work.`, error.detail || t`Try again.`, true];
}

/** What is wrong with a field, by the API's code for it. A form that checks before it sends has the same codes. */
const FIELD_WORDS: Record<string, (params: Record<string, unknown>) => string> = {
  missing: () => t`Fill this in.`,
  empty: () => t`Fill this in.`,
  too_short: ({ at_least }) =>
    plural(Number(at_least), { one: "At least # character.", other: "At least # characters." }),
  too_long: ({ at_most }) => plural(Number(at_most), { one: "At most # character.", other: "At most # characters." }),
  too_small: ({ at_least }) => t`No less than ${Number(at_least)}.`,
  too_large: ({ at_most }) => t`No more than ${Number(at_most)}.`,
  too_many: ({ at_most }) => plural(Number(at_most), { one: "At most # entry.", other: "At most # entries." }),
  not_a_number: () => t`A number, please.`,
  not_a_whole_number: () => t`A whole number, please.`,
  not_a_choice: () => t`Choose one of these.`,
  not_an_address: () => t`Write the whole address, such as anna@example.org.`,
  wrong_form: () => t`This is not written as it should be.`,
};

export function fieldWords({ code = "", params = {}, msg }: FieldProblem): string {
  return FIELD_WORDS[code]?.(params) ?? sentence(msg);
}

/** What is wrong with one field of a form, if the problem names it. */
export function fieldError(error: unknown, field: string): string | undefined {
  if (!(error instanceof ApiProblem)) return undefined;
  const found = error.fields.find(({ loc }) => loc.at(-1) === field);
  return found && fieldWords(found);
}

/** Whether it is the problem of this name. */
export const isCode = (error: unknown, code: string): boolean => error instanceof ApiProblem && error.code === code;

/** Whether asking again by itself may help: nothing was decided, and the cause may pass. */
export function mayPass(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 0 || error.status >= 500 || error.status === 429);
}

function sentence(text: string): string {
  const plain = text.replace(/^Value error, /, "").trim();
  const start = plain.charAt(0).toUpperCase() + plain.slice(1);
  return /[.!?]$/.test(start) ? start : `${start}.`;
}
