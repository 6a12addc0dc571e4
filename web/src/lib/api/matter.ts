import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { told } from "./client";
import { tasksEvents, tasksSources } from "./generated/sdk.gen";
import { keys } from "./queries";

// What is asked of one task by whoever looks closer; a list does without.

const MANY = 100;

/** Read at the provider while the person waits: not asked again by itself, and not kept for long. */
export const sourcesQuery = (id: string, ref?: string) =>
  queryOptions({
    queryKey: keys.sources(id, ref),
    staleTime: 60_000,
    gcTime: 300_000,
    retry: false,
    refetchOnWindowFocus: false,
    queryFn: ({ signal }) => told(tasksSources({ path: { task_id: id }, query: ref ? { ref } : {}, signal })),
  });

export const eventsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: keys.events(id),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      told(
        tasksEvents({
          path: { task_id: id },
          query: { limit: MANY, ...(pageParam ? { cursor: pageParam } : {}) },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
