import type { Task } from "@/lib/api/queries";
import { whyOf } from "@/lib/sentences";
import { Summary } from "./summary";

/** Why it is proposed. A sentence of ours runs as the page does, also where a name that runs the other way begins it; a
 * model's own words run as they were written. */
export function WhyWords({ task }: { task: Task }) {
  return task.says.why ? <Summary text={whyOf(task)} /> : <bdi>{whyOf(task)}</bdi>;
}
