"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { useZone } from "@/components/ui/moment";
import type { Task } from "@/lib/api/queries";
import { differences, fieldsOf } from "./action";
import { useDecide } from "./decide";
import { kindOf } from "./kinds";
import { applied, type Draft, drafted } from "./shapes/draft";
import { FORMS } from "./shapes/forms";
import { closePanel, useTaskUi } from "./store";

/** Change what would be done, beginning with the way that is `shown`. What is typed survives errors, reloads and a new
 * version of the task; each way has a draft of its own. */
export function EditForm({ task, shown, way }: { task: Task; shown: Task; way: string | undefined }) {
  const { edit } = useDecide();
  const zone = useZone();
  const kind = kindOf(task.kind);
  const fields = fieldsOf(shown);
  const place = `countersign.edit.${task.id}${way ? `.${way}` : ""}`;
  const [draft, setDraft] = useState<Draft>(() => kept(place) ?? drafted(kind, fields, zone));
  const [busy, setBusy] = useState(false);
  const error = useTaskUi((ui) => ui.troubles[task.id]?.error);
  const form = useRef<HTMLFormElement>(null);
  const Form = FORMS[kind.shape];

  useEffect(() => {
    form.current?.querySelector<HTMLElement>("textarea, input")?.focus();
  }, []);
  useEffect(() => sessionStorage.setItem(place, JSON.stringify(draft)), [place, draft]);

  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const drop = () => {
    sessionStorage.removeItem(place);
    closePanel();
  };
  const save = async () => {
    const wanted = applied(kind, fields, draft, zone);
    if (differences(fields, wanted).length === 0) return drop();
    setBusy(true);
    const saved = await edit(task, wanted, shown);
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
      <Form kind={kind} action={fields} draft={draft} change={change} error={error} />
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

function kept(place: string): Draft | undefined {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(place) ?? "null");
    return found && typeof found === "object" && "typed" in found ? (found as Draft) : undefined;
  } catch {
    return undefined;
  }
}
