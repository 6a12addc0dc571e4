import { useEffect } from "react";
import { useOnceSpoken } from "./spoken";

/** Move what a link left in the fragment from the address into this tab: it stands in no history, and survives signing in. */
export function keepFragment(place: string) {
  if (location.hash.length > 1) sessionStorage.setItem(keyOf(place), location.hash.slice(1));
  if (location.hash) history.replaceState(history.state, "", location.pathname);
}

/** What was left there, once. */
export function takeFragment(place: string): URLSearchParams {
  keepFragment(place);
  const kept = sessionStorage.getItem(keyOf(place));
  sessionStorage.removeItem(keyOf(place));
  return new URLSearchParams(kept ?? "");
}

/** Take what the link brought, and what another link brings that is opened in the same tab. */
export function useFragment(place: string, take: (brought: URLSearchParams) => void) {
  useOnceSpoken(true, () => take(takeFragment(place)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a link is taken once, not at every drawing
  useEffect(() => {
    const opened = () => location.hash && take(takeFragment(place));
    addEventListener("hashchange", opened);
    return () => removeEventListener("hashchange", opened);
  }, [place]);
}

const keyOf = (place: string) => `countersign.${place}`;
