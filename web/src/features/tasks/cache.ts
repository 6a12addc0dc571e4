import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import { keys, type Task, type View } from "@/lib/api/queries";

type Page = { items: Task[]; next_cursor?: string | null };
export type Pages = InfiniteData<Page, unknown>;

export function without(pages: Pages, id: string): Pages {
  return {
    ...pages,
    pages: pages.pages.map((page) => ({ ...page, items: page.items.filter((task) => task.id !== id) })),
  };
}

export function replaced(pages: Pages, task: Task): Pages {
  return {
    ...pages,
    pages: pages.pages.map((page) => ({ ...page, items: page.items.map((one) => (one.id === task.id ? task : one)) })),
  };
}

/** All tasks of a list, each once: a page may repeat what moved between two requests. */
export function flat(pages: Pages | undefined): Task[] {
  return [...new Map(pages?.pages.flatMap((page) => page.items).map((task) => [task.id, task])).values()];
}

/** Which task comes up once `id` has left the list: the next one, else the one before. */
export function following(list: readonly Task[], id: string): string | undefined {
  const at = list.findIndex((task) => task.id === id);
  return (list[at + 1] ?? list[at - 1])?.id;
}

/** Put a task into the caches that hold it, without asking the server. */
export function know(cache: QueryClient, task: Task) {
  cache.setQueryData(keys.task(task.id), task);
  for (const view of ["waiting", "active", "snoozed", "done"] satisfies View[]) {
    cache.setQueryData<Pages>(keys.view(view), (pages) => pages && replaced(pages, task));
  }
}

const READ_AGAIN_AT_MOST = 3;

/** Have the lists read again; one with many pages only when it is next opened, since each page is a request. */
export function refreshLists(cache: QueryClient) {
  void cache.invalidateQueries({
    queryKey: keys.tasks,
    predicate: ({ state }) => ((state.data as Pages | undefined)?.pages.length ?? 0) <= READ_AGAIN_AT_MOST,
  });
  void cache.invalidateQueries({ queryKey: keys.tasks, refetchType: "none" });
}
