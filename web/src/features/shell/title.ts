import { useLingui } from "@lingui/react";
import { useEffect } from "react";
import { useTitled } from "@/lib/titled";
import { FURTHER, INBOXES, OFFICE } from "./places";

/** The page by its name, or by what is read on it; how much waits stands in front. */
export function useTitle(waiting: number, path: string) {
  const { i18n } = useLingui();
  const read = useTitled((titled) => titled.read);
  const name = [...INBOXES, ...OFFICE].find(({ href }) => href === path)?.name ?? FURTHER[path];
  const words = read ?? (name && i18n._(name));
  const title = `${waiting ? `(${waiting}) ` : ""}${words ? `${words} · ` : ""}Countersign`;
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
