import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { alarm } from "@/lib/toasts";
import { useTaskUi } from "./store";
import { lastBegun, type Meant, mayBeTakenBack } from "./under-way";

/** Take back what was decided of these tasks in one press, or else what was pressed last. What that takes is loaded when
 * somebody wants it. */
export async function goBack(cache: QueryClient, ids?: readonly string[]) {
  const meant = ids ? {} : pressedLast();
  try {
    const { takeBack, takeBackLast } = await import("./take-back");
    await (ids ? takeBack(cache, ids) : takeBackLast(cache, meant));
  } catch (error) {
    alarm(error);
  }
}

/** Settled at the press: by the time the code is loaded it could be signed, or something else could be the last. */
function pressedLast(): Meant {
  const begun = lastBegun();
  begun?.stop?.();
  return { begun, last: useTaskUi.getState().decisions.findLast(({ operation }) => mayBeTakenBack(operation)) };
}

export function useTakeBack() {
  const cache = useQueryClient();
  return () => void goBack(cache);
}
