"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Area, Field } from "@/components/ui/field";
import type { Task } from "@/lib/api/queries";
import { fieldError } from "@/lib/errors";
import { counted } from "@/lib/text";
import { differences, fieldsOf, text, texts } from "./action";
import { useDecide } from "./decide";
import { wordsOf } from "./kinds";
import { PileItem } from "./layouts";
import { closePanel, useTaskUi } from "./store";

type Draft = { to: string; cc: string; subject: string; body: string; left: number[] };

const place = (task: Task) => `countersign.edit.${task.id}`;

/** Change what would be done. What is typed survives errors, reloads and a new version of the task. */
export function EditForm({ task }: { task: Task }) {
  const { edit } = useDecide();
  const [draft, setDraft] = useState<Draft>(() => kept(task) ?? drafted(task));
  const [busy, setBusy] = useState(false);
  const error = useTaskUi((ui) => ui.troubles[task.id]?.error);
  const form = useRef<HTMLFormElement>(null);
  const fields = fieldsOf(task);
  const can = (name: string) => wordsOf(task.kind).editable.includes(name) && name in fields;

  useEffect(() => {
    form.current?.querySelector<HTMLElement>("textarea, input")?.focus();
  }, []);
  useEffect(() => sessionStorage.setItem(place(task), JSON.stringify(draft)), [task, draft]);

  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const drop = () => {
    sessionStorage.removeItem(place(task));
    closePanel();
  };
  const save = async () => {
    const wanted = applied(fields, draft, can);
    if (differences(fields, wanted).length === 0) return drop();
    setBusy(true);
    const saved = await edit(task, wanted);
    setBusy(false);
    if (saved) drop();
  };

  return (
    <form
      ref={form}
      aria-label="Edit before deciding"
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") closePanel();
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void save();
      }}
    >
      {can("to") ? (
        <Field
          label="To"
          hint="Several addresses: one comma between two."
          value={draft.to}
          error={fieldError(error, "to")}
          onChange={(event) => change({ to: event.target.value })}
          autoComplete="off"
        />
      ) : null}
      {can("cc") ? (
        <Field
          label="Cc"
          value={draft.cc}
          error={fieldError(error, "cc")}
          onChange={(event) => change({ cc: event.target.value })}
          autoComplete="off"
        />
      ) : null}
      {can("subject") ? (
        <Field
          label="Subject"
          value={draft.subject}
          error={fieldError(error, "subject")}
          maxLength={998}
          onChange={(event) => change({ subject: event.target.value })}
        />
      ) : null}
      {can("body") ? (
        <Area
          label="Text"
          value={draft.body}
          error={fieldError(error, "body")}
          maxLength={50_000}
          onChange={(event) => change({ body: event.target.value })}
          className="font-serif !text-[1.125rem] !leading-[1.6]"
        />
      ) : null}
      {can("items") ? <Items items={fields.items} left={draft.left} change={(left) => change({ left })} /> : null}
      <div className="flex flex-wrap gap-2 pt-1">
        <Button variant="primary" type="submit" busy={busy}>
          Keep these changes
        </Button>
        <Button variant="quiet" onClick={drop}>
          Discard them
        </Button>
      </div>
      <p className="text-sm text-faint">Nothing is done yet. You countersign the new version afterwards.</p>
    </form>
  );
}

function Items({ items, left, change }: { items: unknown; left: number[]; change: (left: number[]) => void }) {
  if (!Array.isArray(items)) return null;
  const taken = items.length - left.length;
  return (
    <fieldset>
      <legend className="text-sm font-medium">
        {counted(taken, "conversation", "conversations")} of {items.length}. Untick what should stay as it is.
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
              <PileItem item={item} />
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function drafted(task: Task): Draft {
  const fields = fieldsOf(task);
  return {
    to: texts(fields.to).join(", "),
    cc: texts(fields.cc).join(", "),
    subject: text(fields.subject),
    body: text(fields.body),
    left: [],
  };
}

function kept(task: Task): Draft | undefined {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(place(task)) ?? "null");
    return found && typeof found === "object" && "body" in found ? (found as Draft) : undefined;
  } catch {
    return undefined;
  }
}

function applied(fields: Readonly<Record<string, unknown>>, draft: Draft, can: (name: string) => boolean) {
  const addresses = (line: string) => line.split(/[,;\s]+/).filter(Boolean);
  return {
    ...fields,
    ...(can("to") ? { to: addresses(draft.to) } : {}),
    ...(can("cc") ? { cc: addresses(draft.cc) } : {}),
    ...(can("subject") ? { subject: draft.subject } : {}),
    ...(can("body") ? { body: draft.body } : {}),
    ...(can("items") && Array.isArray(fields.items)
      ? { items: fields.items.filter((_, at) => !draft.left.includes(at)) }
      : {}),
  };
}
