import { useState } from "react";
import { counted } from "@/lib/text";
import { fieldsOf } from "../../action";
import { BadgeSentences, Badges } from "../../badge-line";
import { FieldList, shownFields, type ViewProps } from "../field-list";
import { Item } from "./item";

const FIRST = 12;

export function ItemsHead({ task, kind }: ViewProps) {
  const others = shownFields(kind, fieldsOf(task)).filter((name) => name !== "items");
  return <FieldList task={task} kind={kind} names={others} />;
}

export function ItemsBody({ task }: ViewProps) {
  const [all, setAll] = useState(false);
  const items = fieldsOf(task).items;
  if (!Array.isArray(items)) return null;
  return (
    <div className="pt-5">
      <p className="label">{counted(items.length, "conversation", "conversations")} in this pile</p>
      <ul className="mt-1 divide-y">
        {(all ? items : items.slice(0, FIRST)).map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pile is immutable in one revision
          <li key={at} className="py-2">
            <Item item={item} />
            <span className="flex flex-wrap gap-x-3">
              <Badges task={task} path={`items/${at}`} />
            </span>
            <BadgeSentences task={task} path={`items/${at}`} />
          </li>
        ))}
      </ul>
      {items.length > FIRST && !all ? (
        <button type="button" onClick={() => setAll(true)} className="min-h-10 text-sign underline underline-offset-4">
          Show all {items.length}
        </button>
      ) : null}
    </div>
  );
}
