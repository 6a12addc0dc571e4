"use client";

import { useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { useZone } from "@/components/ui/moment";
import type { Task } from "@/lib/api/queries";
import { useCommand } from "@/lib/keys/registry";
import { useAskBeforeLeaving } from "@/lib/leaving";
import { toast } from "@/lib/toasts";
import { differences } from "./action";
import { blanksOf, isWhatWasShown, typedInto, withFills } from "./blanks";
import { toChoices } from "./choices";
import { useDecide } from "./decide";
import { dropFills, fillsOf, useFills } from "./fills";
import { useGate } from "./gate";
import { kindOf } from "./kinds";
import { type Lack, lackOf } from "./lack";
import { useRefusal } from "./refusal";
import { drafted } from "./shapes/draft";
import { SignButton, type SignProps } from "./sign-button";
import { openPanel } from "./store";
import { keepUnsaved, ONLY_WAY } from "./unsaved";

/** Countersigning where the person has something to say first. Its key leads there. */
export function SignOpen(props: SignProps) {
  const { task, shown, held } = props;
  const { decide, edit, keepAndSign } = useDecide();
  const { t } = useLingui();
  const fills = useFills(task.id);
  const zone = useZone();
  const gate = useGate(shown);
  const [busy, setBusy] = useState(false);
  const under = useRef(false);
  const lack = lackOf(shown, fills);
  useAskBeforeLeaving(blanksOf(shown).some((one) => typedInto(fills, one)));

  /** Filling in makes a version of its own; that one is signed in the same press only if it is, to the last word, what
   * the person had before them. What they type meanwhile has no blank to stand in any more: it waits as an edit. */
  const fillIn = async () => {
    under.current = true;
    setBusy(true);
    const wanted = withFills(shown, fills);
    const revised = await edit(task, wanted, shown);
    setBusy(false);
    under.current = false;
    if (!revised) return undefined;
    const meant = withFills(shown, fillsOf(task.id));
    dropFills(task.id);
    if (differences(wanted, meant).length) {
      keepUnsaved(task.id, props.way?.label ?? ONLY_WAY, {
        of: revised.digest,
        draft: drafted(kindOf(task.kind), meant, zone),
      });
      toast({ text: t`Filled in, without what you typed since.`, detail: t`That is kept, and nothing is signed yet.` });
      return undefined;
    }
    if (isWhatWasShown(shown, wanted, revised)) return revised;
    toast({ text: t`Filled in, and something else changed with it.`, detail: t`Read it once more, then sign.` });
    return undefined;
  };
  const fillAndSign = () => under.current || keepAndSign(task, fillIn);
  const approve = gate.through(
    () => void (blanksOf(shown).length ? fillAndSign() : decide(task, { operation: "approve" }, shown)),
  );
  const refuse = useRefusal(task);
  useCommand("approve", held ? refuse : busy ? undefined : lack ? () => lead(task, lack) : approve);
  return <SignButton {...props} gate={gate} approve={approve} lack={lack?.words} busy={busy} />;
}

function lead(task: Task, lack: Lack) {
  const card = document.getElementById(`title-${task.id}`)?.closest("article");
  if (lack.at === "choice") toChoices(card);
  else if (lack.at === "blanks") card?.querySelector<HTMLElement>('[data-blank="empty"]')?.focus();
  else openPanel(task.id, "edit");
}
