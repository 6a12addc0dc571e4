type Answer = Promise<Response | undefined>;
type Early = { config?: Promise<unknown>; session?: Answer; answers: Record<string, Answer>; giveUp?: () => void };

declare global {
  interface Window {
    countersignEarly?: Early;
  }
}

/** What was asked for before the app was there is as old as the page; later it is asked for anew. */
const FRESH_MS = 20_000;

// Who comes after the app would do what it does by itself, and wait for what the app waits for.
if (typeof window !== "undefined") window.countersignEarly ??= { answers: {} };

const early = (): Early | undefined =>
  typeof window !== "undefined" && performance.now() < FRESH_MS ? window.countersignEarly : undefined;

/** What dev/early.js has of these, each once; nothing where it has none, or could not get it. */
export function earlyConfig(): Promise<unknown> | undefined {
  return taken("config");
}

export async function earlySession(): Promise<Response | undefined> {
  return taken("session");
}

export async function earlyAnswer({ method, url }: Request): Promise<Response | undefined> {
  const { origin, pathname, search } = new URL(url);
  const answers = early()?.answers;
  const path = pathname + search;
  const answer = method === "GET" && origin === location.origin ? answers?.[path] : undefined;
  if (answers) delete answers[path];
  const told = await answer;
  return told?.ok ? told : undefined;
}

/** What was not answered is not waited for any longer. */
export const giveUpEarly = () => window.countersignEarly?.giveUp?.();

/** They belong to who was signed in. */
export function forgetEarly() {
  if (typeof window !== "undefined") delete window.countersignEarly;
}

function taken<Part extends "config" | "session">(part: Part): Early[Part] {
  const one = early();
  const value = one?.[part];
  if (one) delete one[part];
  return value;
}
