import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import { keys, type Task } from "@/lib/api/queries";

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

/** Back to where it was `before`, in a list that may have changed in the meantime. */
export function putBack(pages: Pages, task: Task, before: Pages): Pages {
  const at = before.pages.findIndex(({ items }) => items.some(({ id }) => id === task.id));
  if (at < 0 || flat(pages).some(({ id }) => id === task.id)) return pages;
  const preceding = new Set(
    flat(before)
      .map(({ id }) => id)
      .slice(0, placeIn(before, task.id)),
  );
  const page = Math.min(at, pages.pages.length - 1);
  return {
    ...pages,
    pages: pages.pages.map((one, number) => {
      if (number !== page) return one;
      const place = one.items.findLastIndex(({ id }) => preceding.has(id)) + 1;
      return { ...one, items: one.items.toSpliced(place, 0, task) };
    }),
  };
}

const placeIn = (pages: Pages, id: string) => flat(pages).findIndex((task) => task.id === id);

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
  cache.setQueriesData<Pages>({ queryKey: keys.tasks }, (pages) => pages && replaced(pages, task));
}

/** Have it read again, with its history, and not what it was made from: that is read at the provider. */
export function refreshTask(cache: QueryClient, id: string) {
  void cache.invalidateQueries({ queryKey: keys.task(id), exact: true });
  void cache.invalidateQueries({ queryKey: keys.events(id) });
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
