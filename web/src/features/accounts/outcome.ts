export type Outcome = { ticket?: string; error?: string };

const KEPT = "countersign.finish";

/** What the provider's answer left in the fragment. */
export function outcomeOf(fragment: string): Outcome {
  const said = new URLSearchParams(fragment.replace(/^#/, ""));
  const [ticket, error] = [said.get("ticket"), said.get("error")];
  return { ...(ticket ? { ticket } : {}), ...(error ? { error } : {}) };
}

/** Move the outcome from the address into this tab, so that it stands in no history and survives signing in. */
export function keepOutcome() {
  const outcome = outcomeOf(location.hash);
  if (outcome.ticket || outcome.error) sessionStorage.setItem(KEPT, JSON.stringify(outcome));
  if (location.hash) history.replaceState(history.state, "", location.pathname);
}

/** The outcome, once. */
export function takeOutcome(): Outcome {
  keepOutcome();
  const kept = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  return kept ? (JSON.parse(kept) as Outcome) : {};
}
