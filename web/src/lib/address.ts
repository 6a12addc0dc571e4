import { useSyncExternalStore } from "react";

const watchers = new Set<() => void>();

/** What the address asks for, `?task=…`; nothing before the page is alive, since one page is built for all. */
export function useAsked(): URLSearchParams {
  return new URLSearchParams(useSyncExternalStore(watch, asked, () => ""));
}

const asked = () => location.search;

/** Write into the address what is shown, so that a link, a reload and the way back find it. Nothing is fetched for it. */
export function ask(change: Record<string, string | readonly string[] | undefined>, how: "push" | "replace") {
  const wanted = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(change)) {
    wanted.delete(name);
    for (const one of value === undefined ? [] : [value].flat()) wanted.append(name, one);
  }
  const search = wanted.size ? `?${wanted}` : "";
  if (search === location.search) return;
  const to = `${location.pathname}${search}`;
  if (how === "push") history.pushState(null, "", to);
  else history.replaceState(null, "", to);
  addressChanged();
}

/** The router went elsewhere on the same page. */
export function addressChanged() {
  for (const changed of watchers) changed();
}

function watch(changed: () => void) {
  watchers.add(changed);
  addEventListener("popstate", changed);
  return () => {
    watchers.delete(changed);
    removeEventListener("popstate", changed);
  };
}
