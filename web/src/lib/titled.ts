import { useEffect } from "react";
import { create } from "zustand";

/** What is read on the page, where it has a name of its own. */
export const useTitled = create<{ read?: string }>(() => ({}));

export function useReadTitle(read: string | undefined) {
  useEffect(() => {
    useTitled.setState({ read });
    return () => useTitled.setState({ read: undefined });
  }, [read]);
}
