import type { Operation } from "@/lib/api/operations";
import type { Decision } from "./store";

/** `keeps`: what is to be decided is being kept, and is decided after that. `stop`: what was not asked yet is not. */
export type Begun = {
  ids: readonly string[];
  operation: Operation;
  made: Promise<boolean>;
  keeps?: boolean;
  stop?: () => void;
};

/** What Z means at a press: `begun` where the server has not answered it yet, else `last`. */
export type Meant = { begun?: Begun | undefined; last?: Decision | undefined };

/** What the server was asked and has not answered, in the order of asking. */
const under = new Set<Begun>();

export const isUnder = (id: string) => [...under].some(({ ids, keeps }) => !keeps && ids.includes(id));

/** Until `made` is settled, Z means this decision and not the one before. */
export function underWay(one: Begun): Promise<boolean> {
  under.add(one);
  return one.made.finally(() => under.delete(one));
}

/** The decision made last of those that can be taken back and are not answered yet: Z means this one, not the one before. */
export const lastBegun = (): Begun | undefined => [...under].findLast(({ operation }) => mayBeTakenBack(operation));

export function mayBeTakenBack(operation: Operation): boolean {
  return operation === "approve" || operation === "reject" || operation === "snooze";
}
