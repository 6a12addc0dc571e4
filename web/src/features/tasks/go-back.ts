import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { explain } from "@/lib/errors";
import { toast } from "@/lib/toasts";

/** Take back what was decided of these tasks in one press, or else what was decided last. What that takes is loaded when
 * somebody wants it. */
export async function goBack(cache: QueryClient, ids?: readonly string[]) {
  try {
    const { takeBack, takeBackLast } = await import("./take-back");
    await (ids === undefined ? takeBackLast(cache) : takeBack(cache, ids));
  } catch (error) {
    const { title, advice } = explain(error);
    toast({ tone: "alarm", text: title, detail: advice });
  }
}

export function useTakeBack() {
  const cache = useQueryClient();
  return () => void goBack(cache);
}
