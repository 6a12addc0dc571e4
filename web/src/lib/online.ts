import { useSyncExternalStore } from "react";

const EVENTS = ["online", "offline"] as const;

/** Whether this browser has a connection, as it says itself. */
export const useOnline = (): boolean =>
  useSyncExternalStore(
    followed,
    () => navigator.onLine,
    () => true,
  );

function followed(changed: () => void): () => void {
  for (const event of EVENTS) window.addEventListener(event, changed);
  return () => {
    for (const event of EVENTS) window.removeEventListener(event, changed);
  };
}
