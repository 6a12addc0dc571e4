import { useSyncExternalStore } from "react";

const TICK = 15_000;
let now = 0;
let timer: ReturnType<typeof setInterval> | undefined;
const watchers = new Set<() => void>();

/** The time, in milliseconds, moving on in steps of 15 s; 0 before the page is alive. */
export function useNow(): number {
  return useSyncExternalStore(watch, snapshot, () => 0);
}

function snapshot() {
  now ||= Date.now();
  return now;
}

function watch(changed: () => void) {
  watchers.add(changed);
  timer ??= setInterval(tick, TICK);
  if (watchers.size === 1) tick();
  return () => {
    watchers.delete(changed);
    if (watchers.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

function tick() {
  now = Date.now();
  for (const changed of watchers) changed();
}
