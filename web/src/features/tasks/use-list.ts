import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useAsked } from "@/lib/address";
import { foundQuery, type View, viewQuery } from "@/lib/api/queries";
import { flat } from "./cache";
import { fits, narrowedBy } from "./narrow";

/**
 * The tasks that a list shows: of its view, narrowed as the address says; or of all views, those with its words.
 * What waits is here whole, so it is narrowed here, and a decision is seen at once. `isAsked`: what is asked for is on its
 * way, and the tasks are those that were asked for before.
 */
export function useList(view: View) {
  const asked = useAsked();
  const words = asked.get("q")?.trim() ?? "";
  const key = asked.toString();
  const narrowed = useMemo(() => narrowedBy(new URLSearchParams(key)), [key]);
  const isHere = view === "waiting" && !words;
  const query = useInfiniteQuery(words ? foundQuery(words, narrowed) : viewQuery(view, isHere ? {} : narrowed));
  const { data } = query;
  const tasks = useMemo(() => {
    const all = flat(data);
    return isHere ? all.filter((task) => fits(task, narrowed)) : all;
  }, [data, isHere, narrowed]);
  return {
    ...query,
    tasks,
    words,
    narrowed,
    isAsked: query.isPlaceholderData,
    isNarrowed: words !== "" || Object.keys(narrowed).length > 0,
  };
}
