import { Plural } from "@lingui/react/macro";
import { FieldForm, type FormProps } from "../field-form";
import { Item } from "./item";

/** Which of the items to leave as they are, and whatever else of the action can be changed. */
export function ItemsForm(props: FormProps) {
  const { kind, action, draft, change } = props;
  return (
    <>
      <FieldForm {...props} />
      {kind.editable.includes("items") ? (
        <Items items={action.items} left={draft.left} change={(left) => change({ left })} />
      ) : null}
    </>
  );
}

function Items({ items, left, change }: { items: unknown; left: number[]; change: (left: number[]) => void }) {
  if (!Array.isArray(items)) return null;
  const taken = items.length - left.length;
  return (
    <fieldset>
      <legend className="text-sm font-medium">
        <Plural
          value={taken}
          one={`# conversation of ${items.length}. Untick what should stay as it is.`}
          other={`# conversations of ${items.length}. Untick what should stay as it is.`}
        />
      </legend>
      <ul className="mt-2 divide-y border-y">
        {items.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pile is immutable in one revision
          <li key={at}>
            <label className="flex min-h-11 cursor-pointer items-center gap-3 py-2">
              <input
                type="checkbox"
                className="size-5 shrink-0 accent-sign"
                checked={!left.includes(at)}
                disabled={taken === 1 && !left.includes(at)}
                onChange={() => change(left.includes(at) ? left.filter((one) => one !== at) : [...left, at])}
              />
              <Item item={item} />
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
