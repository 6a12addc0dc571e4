import { ApiProblem } from "./api/problem";

export type Explained = { title: string; advice: string; retry: boolean };

type Words = (problem: ApiProblem) => Explained;

const say =
  (title: string, advice: string, retry = false): Words =>
  () => ({ title, advice, retry });

const ENDED = say("Your session has ended.", "Sign in again. What you typed is kept in this tab.");
const OURS = say("Something went wrong on our side.", "Nothing was decided. Try again.", true);

/** What each problem means to the person, and what to do about it. */
const WORDS: Record<string, Words> = {
  offline: say(
    "You are offline.",
    "Nothing was sent. What you see is from before; try again once you are connected.",
    true,
  ),
  unreachable: say("Countersign does not answer.", "Nothing you typed is lost. Try again in a moment.", true),
  slow: say("This takes too long.", "It may still have arrived. Look again before you repeat it.", true),
  invalid_credentials: say("Address and password do not match.", "Check both, and mind capital letters."),
  email_taken: say("There is an account with this address.", "Sign in instead."),
  token_expired: ENDED,
  token_invalid: ENDED,
  token_reused: say("Your session was ended for safety.", "A spent session was used again. Sign in anew."),
  not_signed_in: say("You are not signed in.", "Sign in, and you come back here."),
  stale_task: say(
    "This changed while you were reading.",
    "Nothing was decided. Read what is different, then decide again.",
  ),
  not_waiting: say(
    "This does not wait for a decision any more.",
    "It was decided elsewhere, or it expired. Its history says which.",
  ),
  invalid_move: say(
    "That is not possible any more.",
    "It has moved on since you looked. The page shows where it stands now.",
  ),
  pending: say("It is just being rewritten.", "Wait for the new wording, which is a moment away, and decide on that."),
  choose_first: say("Choose one first.", "Then read it, and sign."),
  fill_first: say("Something was left open.", "Fill it in, then sign."),
  conflict: say("Somebody was faster.", "It changed at the same moment. Look at it again and repeat.", true),
  connection_broken: say(
    "The account is not connected.",
    "Reconnect it under Accounts. What you approved stays approved.",
  ),
  forbidden: say("You may not do that.", "Sign in as the person it belongs to."),
  reauth_required: say("Please sign in once more.", "This needs a fresh sign-in."),
  second_factor_required: say("A code is needed as well.", "Open your authenticator, and type the code that it shows."),
  link_invalid: say(
    "This link does not count any more.",
    "It is too old, it was used, or a newer one was sent. Ask for another.",
  ),
  weak_password: say("That password is too easy to guess.", "Take a few words that nobody would put together."),
  email_not_verified: say(
    "Your address is not verified yet.",
    "Open the link in the letter that we sent you. Settings can send it once more.",
  ),
  idempotency_key_reused: say("This was sent before, with other words.", "Reload the page, look, and try again."),
  not_found: say("There is no such thing here.", "It may have been removed, or it belongs to another account."),
  body_too_large: say("That is too long.", "Shorten it and try again."),
  provider_busy: say("The provider is busy.", "Try again in a minute.", true),
  provider_refused: say("The provider said no.", "Start again, and agree to what is asked for."),
  provider_gone: say("The provider does not know this request any more.", "Start again under Accounts."),
  sandbox_unavailable: say(
    "The sample mailbox could not be made.",
    "Run “make up” in a terminal, then try again.",
    true,
  ),
  outcome_unknown: say(
    "The provider did not say whether it worked.",
    "Check there first, so that nothing happens twice.",
  ),
  internal_error: OURS,
  invalid_input: ({ fields, detail }) => ({
    title: "Something here is not as it should be.",
    advice: fields.length ? fields.map(({ msg }) => sentence(msg)).join(" ") : detail || "Check what you entered.",
    retry: false,
  }),
  plan_limit: ({ detail }) => ({
    title: "Your plan ends here.",
    advice: `${detail ? `${detail} ` : ""}Nothing is lost: it waits. Settings shows what each plan includes.`,
    retry: false,
  }),
};

export function explain(error: unknown): Explained {
  if (!(error instanceof ApiProblem))
    return { title: "Something went wrong on this page.", advice: "Reload it. Nothing was decided.", retry: true };
  const words = WORDS[error.code];
  if (words) return words(error);
  if (error.status === 429) {
    const wait = error.retryAfterSeconds;
    return {
      title: "That was a lot at once.",
      advice: wait ? `Try again in ${wait} seconds.` : "Wait a minute, then try again.",
      retry: true,
    };
  }
  if (error.status >= 500) return OURS(error);
  return { title: "That did not work.", advice: error.detail || "Try again.", retry: true };
}

/** What is wrong with one field of a form, if the problem names it. */
export function fieldError(error: unknown, field: string): string | undefined {
  if (!(error instanceof ApiProblem)) return undefined;
  const found = error.fields.find(({ loc }) => loc.at(-1) === field);
  return found && sentence(found.msg);
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
