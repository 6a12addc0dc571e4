import { Plural, Trans } from "@lingui/react/macro";
import { Suspense, useState } from "react";
import { later } from "@/lib/later";
import { fieldsOf, text } from "../../action";
import { BadgeSentences, Badges } from "../../badge-line";
import { mustBeRead } from "../../reading";
import { FieldList, shownFields, type ViewProps } from "../field-list";
import { Item } from "./item";

const Thread = later(() => import("../../thread").then((module) => ({ default: module.Thread })));

const FIRST = 12;

export function ItemsHead({ task, kind }: ViewProps) {
  const others = shownFields(kind, fieldsOf(task)).filter((name) => name !== "items");
  return <FieldList task={task} kind={kind} names={others} />;
}

export function ItemsBody({ task }: ViewProps) {
  // Nothing is folded away of what has to be read to its end.
  const [all, setAll] = useState(mustBeRead(task));
  const items = fieldsOf(task).items;
  if (!Array.isArray(items)) return null;
  return (
    <div className="pt-5">
      <p className="label">
        <Plural value={items.length} one="# conversation in this pile" other="# conversations in this pile" />
      </p>
      <ul className="mt-1 divide-y">
        {(all ? items : items.slice(0, FIRST)).map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pile is immutable in one revision
          <li key={at} className="py-2">
            <Item item={item} />
            <Opened taskId={task.id} thing={text((item as { thread_id?: unknown })?.thread_id)} />
            <span className="flex flex-wrap gap-x-3">
              <Badges task={task} path={`items/${at}`} />
            </span>
            <BadgeSentences task={task} path={`items/${at}`} />
          </li>
        ))}
      </ul>
      {items.length > FIRST && !all ? (
        <button type="button" onClick={() => setAll(true)} className="min-h-10 text-sign underline underline-offset-4">
          <Trans>Show all {items.length}</Trans>
        </button>
      ) : null}
    </div>
  );
}

/** The conversation of one item, read when that is opened. */
function Opened({ taskId, thing }: { taskId: string; thing: string }) {
  const [open, setOpen] = useState(false);
  if (!thing) return null;
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="min-h-6 text-sm text-sign underline underline-offset-4 max-md:min-h-10"
      >
        {open ? <Trans>Close the conversation</Trans> : <Trans>Read the conversation</Trans>}
      </button>
      {open ? (
        <div className="py-2">
          <Suspense>
            <Thread taskId={taskId} thing={thing} />
          </Suspense>
        </div>
      ) : null}
    </>
  );
}
