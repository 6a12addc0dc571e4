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

/** The page's title, in the language that is spoken. */
export function usePageTitle(title: string) {
  useEffect(() => {
    const say = () => {
      if (document.title !== title) document.title = title;
    };
    say();
    // The router brings the title that the page was built with, some time after the page.
    const brought = new MutationObserver(say);
    brought.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => brought.disconnect();
  }, [title]);
}
