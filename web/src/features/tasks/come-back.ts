import { isField } from "@/lib/keys/registry";
import { select, useTaskUi } from "./store";

/** Whether the person is at another task: what they type next would decide on the one that took its place. */
const isInTheMiddle = () => useTaskUi.getState().panel !== null || isField(document.activeElement);

/** Show it again where it waits, unless the person is in the middle of another. */
export function comeBack(id: string) {
  if (isInTheMiddle()) return;
  select("waiting", id);
  useTaskUi.setState({ returned: { id } });
}
