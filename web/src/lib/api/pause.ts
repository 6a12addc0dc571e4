import { useMutation, useQueryClient } from "@tanstack/react-query";
import { told } from "./client";
import { usersPause, usersResume } from "./generated/sdk.gen";
import { knowUser } from "./session";

/** Stop everything for this person, or let it go on. */
export function usePause() {
  const cache = useQueryClient();
  const { mutate, error, isPending } = useMutation({
    mutationFn: (pause: boolean) => told(pause ? usersPause() : usersResume()),
    onSuccess: (user) => {
      knowUser(user);
      void cache.invalidateQueries();
    },
  });
  return { change: mutate, error, isPending };
}
