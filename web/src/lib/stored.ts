import { create, type StoreApi, type UseBoundStore } from "zustand";

/** A store whose values this browser keeps; what is kept of values that are gone by now is let go. */
export function stored<T extends object>(name: string, first: T): UseBoundStore<StoreApi<T>> {
  // What stands in the page that was built stays until the page is alive, and so does what is first here.
  const store = create<T>(() => first);
  store.setState(kept(name, first));
  store.subscribe((state) => {
    try {
      localStorage.setItem(name, JSON.stringify({ state }));
    } catch {
      // A browser that keeps nothing shows it all the same.
    }
  });
  return store;
}

function kept<T extends object>(name: string, first: T): Partial<T> {
  try {
    const { state } = JSON.parse(localStorage.getItem(name) ?? "{}");
    return Object.fromEntries(
      Object.keys(first)
        .filter((key) => typeof state[key] === typeof first[key as keyof T])
        .map((key) => [key, state[key]]),
    ) as Partial<T>;
  } catch {
    return {};
  }
}
