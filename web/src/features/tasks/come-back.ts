import { isField } from "@/lib/keys/registry";
import { select, useTaskUi } from "./store";

/** Whether the person is at another task: what they type next would decide on the one that took its place. */
const isInTheMiddle = () => useTaskUi.getState().panel !== null || isField(document.activeElement);

/** What they led to or opened themselves. */
const picked = () => useTaskUi.getState().selected.waiting;

/**
 * Begins with the press that takes something back: what this returns shows it again where it waits, unless the person
 * is in the middle of another by then, or has gone on to one.
 */
export function comingBack(): (id: string) => void {
  const from = picked();
  return (id) => {
    if (isInTheMiddle() || picked() !== from) return;
    select("waiting", id);
    useTaskUi.setState({ returned: { id } });
  };
}
