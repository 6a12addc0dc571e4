import { useLingui } from "@lingui/react";
import { usePageTitle, useTitled } from "@/lib/titled";
import { FURTHER, INBOXES, OFFICE } from "./places";

/** The page by its name, or by what is read on it; how much waits stands in front. */
export function useTitle(waiting: number, path: string) {
  const { i18n } = useLingui();
  const read = useTitled((titled) => titled.read);
  const name = [...INBOXES, ...OFFICE].find(({ href }) => href === path)?.name ?? FURTHER[path];
  const words = read ?? (name && i18n._(name));
  usePageTitle(`${waiting ? `(${waiting}) ` : ""}${words ? `${words} · ` : ""}Countersign`);
}
