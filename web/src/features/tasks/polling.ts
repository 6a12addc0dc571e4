import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { client } from "@/lib/api/client";
import { keys } from "@/lib/api/queries";
import { refreshLists, refreshTask } from "./cache";
import { tellNotDone } from "./ended";

type Changes = { changed: string[]; counts: unknown; cursor: string };

/** The first look says from where to follow: what changes before it is not told. */
const AT_FIRST = 1000;
const PAUSE = 10_000;
/** Who looks on without a hand on mouse or keys for two minutes is told a little later. */
const IDLE_AFTER = 120_000;
const IDLE_PAUSE = 30_000;
const SIGNS_OF_LIFE = ["pointerdown", "pointermove", "keydown", "wheel"] as const;
const NOT_MODIFIED = 304;
const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("countersign.tasks");

export const tellOtherTabs = (taskId: string) => channel?.postMessage(taskId);

/** Keep what is shown true while the page is looked at: by /changes, else by asking modestly for the lists. */
function usePolling() {
  const cache = useQueryClient();
  useEffect(() => {
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let position: { cursor?: string; etag?: string } = {};
    let lastSign = Date.now();

    const refresh = (ids: readonly string[]) => {
      for (const id of ids) refreshTask(cache, id);
      refreshLists(cache);
      void cache.invalidateQueries({ queryKey: keys.agents });
    };
    const look = async () => {
      if (document.visibilityState === "visible" && navigator.onLine) {
        position = await askForChanges(position, cache, refresh).catch(() => position);
      }
      clearTimeout(timer);
      if (!stopped) timer = setTimeout(look, isIdle() ? IDLE_PAUSE : PAUSE);
    };
    const isIdle = () => Date.now() - lastSign > IDLE_AFTER;
    const live = () => {
      const wasIdle = isIdle();
      lastSign = Date.now();
      if (wasIdle) lookNow();
    };
    const lookNow = () => {
      clearTimeout(timer);
      void look();
    };
    const heard = (message: MessageEvent<string>) => {
      refresh([message.data]);
      void cache.invalidateQueries({ queryKey: keys.counts });
    };

    timer = setTimeout(look, AT_FIRST);
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, live, { passive: true });
    document.addEventListener("visibilitychange", lookNow);
    window.addEventListener("online", lookNow);
    channel?.addEventListener("message", heard);
    return () => {
      stopped = true;
      clearTimeout(timer);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, live);
      document.removeEventListener("visibilitychange", lookNow);
      window.removeEventListener("online", lookNow);
      channel?.removeEventListener("message", heard);
    };
  }, [cache]);
}

export function Polling() {
  usePolling();
  useEffect(tellNotDone, []);
  return null;
}

async function askForChanges(
  position: { cursor?: string; etag?: string },
  cache: ReturnType<typeof useQueryClient>,
  refresh: (ids: readonly string[]) => void,
) {
  const { data, response } = await client.get<{ 200: Changes }>({
    url: "/api/v1/changes",
    ...(position.cursor ? { query: { since: position.cursor } } : {}),
    ...(position.etag ? { headers: { "If-None-Match": position.etag } } : {}),
    cache: "no-store",
  });
  const etag = response?.headers.get("etag");
  if (response?.status === NOT_MODIFIED) return { ...position, ...(etag ? { etag } : {}) };
  if (!response?.ok || !data) return position;
  cache.setQueryData(keys.counts, data.counts);
  if (position.cursor && data.changed.length > 0) refresh(data.changed);
  return { cursor: data.cursor, ...(etag ? { etag } : {}) };
}
