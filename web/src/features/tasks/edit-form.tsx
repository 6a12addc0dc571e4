"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { Check, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button, Kbd } from "@/components/ui/button";
import { TAKES_WHAT_IS_LEFT } from "@/components/ui/button-look";
import { useZone } from "@/components/ui/moment";
import { Slim } from "@/components/ui/slim";
import type { Task } from "@/lib/api/queries";
import { modifier } from "@/lib/keys/modifier";
import { useCommand } from "@/lib/keys/registry";
import { useAskBeforeLeaving } from "@/lib/leaving";
import { useAlone } from "@/lib/once";
import { toast } from "@/lib/toasts";
import { differences, fieldsOf } from "./action";
import { isWhatWasShown } from "./blanks";
import { useDecide } from "./decide";
import { useGate } from "./gate";
import { kindOf } from "./kinds";
import { EndOfText } from "./reading";
import { useFlash, useRefusal } from "./refusal";
import { applied, drafted, rebased } from "./shapes/draft";
import { FORMS } from "./shapes/forms";
import { leavePanel, useTaskUi } from "./store";
import { type Draft, keepUnsaved, ONLY_WAY, unsavedOf } from "./unsaved";
import { mustChoose } from "./ways";

/** Change what would be done, beginning with the way that is `shown`. What is typed survives errors, reloads and a new
 * version of the task; each way has a draft of its own. */
export function EditForm({ task, shown, way = ONLY_WAY }: { task: Task; shown: Task; way: string | undefined }) {
  const { t } = useLingui();
  const { edit, decide, keepAndSign } = useDecide();
  const zone = useZone();
  const kind = kindOf(task.kind);
  const fields = fieldsOf(shown);
  const [draft, setDraft] = useState<Draft>(() => begun(task.id, way, shown.digest) ?? drafted(kind, fields, zone));
  const [base, setBase] = useState({ digest: shown.digest, fields });
  const [busy, setBusy] = useState(false);
  const typedSince = useRef(false);
  const error = useTaskUi((ui) => ui.troubles[task.id]?.error);
  const form = useRef<HTMLFormElement>(null);
  const gate = useGate(shown, "edit");
  const Form = FORMS[kind.shape];
  // A new version has come while somebody is at the form.
  if (base.digest !== shown.digest) {
    setBase({ digest: shown.digest, fields });
    setDraft(rebased(kind, base.fields, fields, draft, zone));
  }
  const wanted = applied(kind, fields, draft, zone);
  const isChanged = differences(fields, wanted).length > 0;

  useAskBeforeLeaving(isChanged);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("textarea, input")?.focus();
  }, []);
  useEffect(
    () => keepUnsaved(task.id, way, isChanged ? { of: shown.digest, draft } : undefined),
    [task.id, way, isChanged, shown.digest, draft],
  );
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [error]);

  const change = (part: Partial<Draft>) => {
    typedSince.current = true;
    setDraft((before) => ({ ...before, ...part }));
  };
  const drop = () => {
    keepUnsaved(task.id, way, undefined);
    leavePanel(task.id);
  };
  const save = async (): Promise<Task | undefined> => {
    if (!isChanged) {
      drop();
      return undefined;
    }
    setBusy(true);
    typedSince.current = false;
    const saved = await edit(task, wanted, shown);
    setBusy(false);
    if (!saved) return undefined;
    // Also into the form that was opened anew in the meantime.
    const now = unsavedOf(task.id, way)?.draft;
    if (!typedSince.current && !(now && differences(wanted, applied(kind, fields, now, zone)).length)) {
      drop();
      return saved;
    }
    toast({
      text: t`Kept, without what you typed since.`,
      detail: t`That still stands here. Keep it as well, then sign.`,
    });
    return undefined;
  };
  /** What was kept is signed only if it is, to the last word, what stands in the form. */
  const saveAndSign = async () => {
    if (!isChanged) {
      drop();
      await decide(task, { operation: "approve" }, shown);
      return;
    }
    await keepAndSign(task, async () => {
      const saved = await save();
      if (!saved || isWhatWasShown(shown, wanted, saved)) return saved;
      toast({ text: t`Kept, and something else changed with it.`, detail: t`Read it once more, then sign.` });
      return undefined;
    });
  };
  const alone = useAlone((work: () => Promise<unknown>) => work());
  const sign = gate.through(() => alone(saveAndSign));
  const signs = task.status === "AWAITING_APPROVAL" && task.pending === null && !mustChoose(shown);
  useCommand("approve", useRefusal(task, { typed: isChanged }));
  const flashes = useFlash(task.id);

  return (
    <form
      ref={form}
      noValidate
      aria-label={t`Edit before deciding`}
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        alone(save);
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Escape") leavePanel(task.id);
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
        event.preventDefault();
        if (signs) sign();
        else alone(save);
      }}
    >
      <Form kind={kind} action={fields} draft={draft} change={change} error={error} />
      <EndOfText shown={shown} as="edit" />
      <div
        ref={flashes}
        data-bar=""
        className="sticky bottom-0 z-10 -mx-5 flex flex-wrap items-center gap-2 border-t bg-paper px-5 py-2 md:-mx-8 md:px-8 md:py-3"
      >
        {signs ? (
          <Button
            variant={gate.unread ? "plain" : "primary"}
            onClick={sign}
            busy={busy}
            aria-disabled={gate.resting || undefined}
            data-resting={gate.resting || undefined}
            className={TAKES_WHAT_IS_LEFT}
          >
            {gate.unread ? <Trans>Read to the end first</Trans> : <Trans>Keep and sign: {kind.verb}</Trans>}{" "}
            <Kbd>{modifier()} ⏎</Kbd>
          </Button>
        ) : null}
        <Button type="submit" busy={busy}>
          <Slim icon={Check} where="phone">
            <Trans>Keep</Trans>
          </Slim>
        </Button>
        <Button variant="quiet" onClick={drop}>
          <Slim icon={X} where="phone">
            <Trans>Discard</Trans>
          </Slim>
        </Button>
      </div>
    </form>
  );
}

/** What was left off. Which items were left out is told by their places, and those are another version's. */
function begun(taskId: string, way: string, digest: string): Draft | undefined {
  const found = unsavedOf(taskId, way);
  return found && (found.of === digest ? found.draft : { ...found.draft, left: [] });
}
