import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { alarm } from "@/lib/toasts";

/** Take back what was decided of these tasks in one press, or else what was decided last. What that takes is loaded when
 * somebody wants it. */
export async function goBack(cache: QueryClient, ids?: readonly string[]) {
  try {
    const { takeBack, takeBackLast } = await import("./take-back");
    await (ids === undefined ? takeBackLast(cache) : takeBack(cache, ids));
  } catch (error) {
    alarm(error);
  }
}

export function useTakeBack() {
  const cache = useQueryClient();
  return () => void goBack(cache);
}
