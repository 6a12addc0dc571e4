import { plural, t } from "@lingui/core/macro";
import type { QueryClient } from "@tanstack/react-query";
import { operate } from "@/lib/api/operations";
import { type Task, taskQuery } from "@/lib/api/queries";
import { explain, mayPass } from "@/lib/errors";
import { summaryOf } from "@/lib/sentences";
import { toast } from "@/lib/toasts";
import { know, refreshTask } from "./cache";
import { comingBack } from "./come-back";
import { refresh, SETTLING_PAUSE, SETTLING_TRIES, UNDOING_TRIES } from "./decide";
import { tellOtherTabs } from "./polling";
import { forget } from "./store";
import { wayBack } from "./undo";

/** How many are asked for at a time. */
const AT_ONCE = 4;
/** After how many it is said how far it has come. */
const TOLD_EVERY = 10;
/** How many that could not be taken back are named. */
const NAMED = 3;

/** What became of one: it waits again, it is being undone, it may go later, or why it stays. */
type Step = "back" | "undoing" | "later" | { why: string };
type Stayed = { what: string; why: string };

const running = new Set<string>();

/** Until the end of it is said, Z pressed again means no decision before it. */
export const isTakingBack = () => running.size > 0;

/** Several that were decided in one press, taken back in one: what cannot be is said with its reason, once, at the end. */
export async function takeBackTogether(cache: QueryClient, ids: readonly string[]) {
  const wanted = ids.filter((id) => !running.has(id));
  for (const id of wanted) running.add(id);
  try {
    if (wanted.length) await takenBack(cache, wanted);
  } finally {
    for (const id of wanted) running.delete(id);
  }
}

async function takenBack(cache: QueryClient, ids: readonly string[]) {
  const show = comingBack();
  const back = new Set<string>();
  const stayed = new Map<string, Stayed>();
  const stays = (id: string, why: string) => stayed.set(id, { what: named(cache, id), why });
  let told = 0;
  const tell = () => {
    const [done, all] = [back.size, ids.length];
    if (all <= TOLD_EVERY || done < told) return;
    told = done + TOLD_EVERY;
    toast({ text: t`Taking back: ${done} of ${all}.` });
  };
  tell();
  const going = (step: (id: string) => Promise<Step>) => async (open: readonly string[]) => {
    const left: string[] = [];
    const undoing: string[] = [];
    for (let from = 0; from < open.length; from += AT_ONCE) {
      const some = open.slice(from, from + AT_ONCE);
      const steps = await Promise.all(some.map(async (id) => [id, await step(id)] as const));
      for (const [id, one] of steps) {
        if (one === "back") back.add(id);
        else if (one === "undoing") undoing.push(id);
        else if (one === "later") left.push(id);
        else stays(id, one.why);
      }
      tell();
    }
    return { left, undoing };
  };
  const undoing: string[] = [];
  const rest = await again(SETTLING_TRIES, ids, async (open) => {
    const found = await going((id) => stepBack(cache, id))(open);
    undoing.push(...found.undoing);
    return found.left;
  });
  for (const id of rest) stays(id, t`It is still being carried out.`);
  const never = await again(
    UNDOING_TRIES,
    undoing,
    async (open) => (await going((id) => undone(cache, id))(open)).left,
  );
  for (const id of never) stays(id, t`It is still being undone.`);
  settle(cache, ids, back, [...stayed.values()], show);
}

/** Goes over what is left, a moment apart, until nothing is or it was tried so often. */
async function again(tries: number, all: readonly string[], round: (open: readonly string[]) => Promise<string[]>) {
  let open = all;
  for (let attempt = 0; open.length && attempt < tries; attempt++) {
    if (attempt) await new Promise((resume) => setTimeout(resume, SETTLING_PAUSE));
    open = await round(open);
  }
  return open;
}

async function stepBack(cache: QueryClient, id: string): Promise<Step> {
  try {
    const task = await read(cache, id);
    if (isWaiting(task)) return gone(id, "back");
    const way = wayBack(task);
    if (way === "none") return gone(id, { why: t`This cannot be taken back any more.` });
    if (way === "later") return "later";
    const after = await operate(task, way);
    know(cache, after);
    tellOtherTabs(id);
    return gone(id, way.operation === "undo" ? "undoing" : "back");
  } catch (error) {
    return mayPass(error) ? "later" : { why: explain(error).title };
  }
}

async function undone(cache: QueryClient, id: string): Promise<Step> {
  const task = await read(cache, id).catch(() => undefined);
  if (!task || task.undo.state === "pending") return "later";
  know(cache, task);
  return task.status === "AWAITING_APPROVAL" ? "back" : { why: t`It could not be undone.` };
}

/** The key means the decision before it from now on. */
function gone(id: string, step: Step): Step {
  forget(id);
  return step;
}

const isWaiting = ({ status, snoozed_until }: Task) => status === "AWAITING_APPROVAL" && !snoozed_until;

const read = (cache: QueryClient, id: string): Promise<Task> => cache.fetchQuery({ ...taskQuery(id), staleTime: 0 });

function named(cache: QueryClient, id: string): string {
  const task = cache.getQueryData<Task>(taskQuery(id).queryKey);
  return task ? summaryOf(task) : "";
}

function settle(
  cache: QueryClient,
  ids: readonly string[],
  back: ReadonlySet<string>,
  stayed: readonly Stayed[],
  show: (id: string) => void,
) {
  const [first] = ids.filter((id) => back.has(id));
  for (const id of ids) refreshTask(cache, id);
  if (ids[0]) refresh(cache, ids[0]);
  if (first) show(first);
  const text = plural(back.size, { one: "# is back in the tray.", other: "# are back in the tray." });
  if (stayed.length === 0) return void toast({ text });
  const told = stayed.slice(0, NAMED).map(({ what, why }) => (what ? `${what}: ${why}` : why));
  const more = stayed.length - NAMED;
  toast({
    tone: "alarm",
    text: `${text} ${plural(stayed.length, { one: "# could not be taken back.", other: "# could not be taken back." })}`,
    detail: [...told, ...(more > 0 ? [plural(more, { one: "And # more.", other: "And # more." })] : [])].join(" "),
  });
}
