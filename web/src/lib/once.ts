import { type UseMutationOptions, useMutation } from "@tanstack/react-query";
import { useRef } from "react";

/** `work`, which is not begun again while it is under way. */
export function useAlone<Wanted extends unknown[]>(work: (...wanted: Wanted) => Promise<unknown>) {
  const under = useRef(false);
  return (...wanted: Wanted) => {
    if (under.current) return;
    under.current = true;
    void work(...wanted).finally(() => {
      under.current = false;
    });
  };
}

/** A mutation that is sent once at a time: a second press comes before the page shows the first, and is the same one. */
export function useOnce<Data, Variables = void>(options: UseMutationOptions<Data, Error, Variables>) {
  const sent = useMutation(options);
  const mutate = useAlone((variables: Variables) => sent.mutateAsync(variables).catch(() => undefined));
  return { ...sent, mutate };
}
