import { useSession } from "./api/session";
import { PLACES } from "./typed-words";

/** What somebody typed into a form and has not saved: kept in this tab, for them alone, until it is saved or discarded. */
export function keptDraft<Values>(name: string): Values | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(name)) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

export function keepDraft(name: string, values: unknown) {
  try {
    sessionStorage.setItem(keyOf(name), JSON.stringify(values));
  } catch {
    // A browser that keeps nothing still has it on the page.
  }
}

export function dropDraft(name: string) {
  try {
    sessionStorage.removeItem(keyOf(name));
  } catch {
    // Nothing was kept, then.
  }
}

/** `name` says which form; a second person in the same tab has drafts of their own. */
const keyOf = (name: string) => `${PLACES.forms}${useSession.getState().user?.id ?? ""}.${name}`;
