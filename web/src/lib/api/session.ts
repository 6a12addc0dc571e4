import { create } from "zustand";
import { forgetTyped, typedBy } from "../typed-words";
import { config } from "./config";
import { earlySession, forgetEarly, giveUpEarly } from "./early";
import type { SessionOut, UserOut } from "./generated/types.gen";
import { ApiProblem, problemOf } from "./problem";
import { reach } from "./reach";

/** The access token lives in this module and nowhere else; the refresh token is a cookie that no script reads. */
let accessToken: string | undefined;
let refreshing: Promise<boolean> | undefined;

const HINT = "countersign.session";
const LOCK = "countersign.refresh";
const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("countersign.session");

type Standing =
  | { state: "unknown"; user?: undefined }
  | { state: "unreachable"; user?: undefined; problem: ApiProblem }
  | { state: "out"; user?: undefined; ended: boolean }
  | { state: "in"; user: UserOut };

export const useSession = create<Standing>(() => ({ state: "unknown" }));

export const token = () => accessToken;

/** Tells later whether somebody else has signed in: what was begun for one person is nothing to the next. */
export function sameFromNow(): () => boolean {
  const whose = useSession.getState().user?.id;
  return () => [undefined, whose].includes(useSession.getState().user?.id);
}

export function signedIn(session: SessionOut) {
  accessToken = session.access_token;
  localStorage.setItem(HINT, "1");
  typedBy(session.user.id);
  useSession.setState({ state: "in", user: session.user }, true);
}

export function knowUser(user: UserOut) {
  useSession.setState({ state: "in", user }, true);
}

/** `ended`: not by their own hand, so that what they typed waits for them in this tab. */
export function signedOut({ ended = false, tell = true } = {}) {
  accessToken = undefined;
  forgetEarly();
  localStorage.removeItem(HINT);
  useSession.setState({ state: "out", ended }, true);
  if (!tell) return;
  if (!ended) forgetTyped();
  channel?.postMessage(ended ? "out" : "left");
}

/** Pick up the session of this browser, if it has one. */
export async function resume(): Promise<void> {
  if (useSession.getState().state === "unreachable") useSession.setState({ state: "unknown" }, true);
  try {
    await admitted();
  } catch (error) {
    if (error instanceof ApiProblem) useSession.setState({ state: "unreachable", problem: error }, true);
  }
}

/** Whether calls can be made; asks for a token where there is none yet. */
export async function admitted(): Promise<boolean> {
  if (accessToken) return true;
  if (localStorage.getItem(HINT)) return refresh();
  if (useSession.getState().state !== "out") signedOut({ tell: false });
  return false;
}

/** A new access token; many callers at once cause one call. False: the session has ended. */
export function refresh(): Promise<boolean> {
  refreshing ??= alone(askForSession).finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

/** Tabs share the cookie, so they take turns. */
function alone(work: () => Promise<boolean>): Promise<boolean> {
  return navigator.locks ? navigator.locks.request(LOCK, work) : work();
}

let asking = new AbortController();

/** Give up what has been asked and not answered yet, and ask once more; whoever waits for the answer waits on. */
export function askAnew() {
  const before = asking;
  asking = new AbortController();
  giveUpEarly();
  before.abort();
}

async function askForSession(): Promise<boolean> {
  for (;;) {
    const { signal } = asking;
    try {
      return await answerFor(signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
}

async function answerFor(signal: AbortSignal): Promise<boolean> {
  const { apiOrigin } = await config();
  const answer =
    (await earlySession()) ??
    (await reach(
      new Request(`${apiOrigin || location.origin}/api/v1/auth/refresh`, {
        method: "POST",
        headers: { "x-token-transport": "cookie" },
        signal,
      }),
    ));
  if (answer.ok) {
    signedIn(await answer.json());
    return true;
  }
  if (answer.status !== 401 && answer.status !== 403) {
    throw problemOf(answer.status, await answer.json().catch(() => null), answer.headers);
  }
  signedOut({ ended: true });
  return false;
}

channel?.addEventListener("message", (message) => {
  if (message.data === "left") forgetTyped();
  if (["out", "left"].includes(message.data) && useSession.getState().state === "in")
    signedOut({ ended: true, tell: false });
});

// Before the page is alive: by the time that it asks for data, there is a token to ask with.
if (typeof window !== "undefined") void resume();
