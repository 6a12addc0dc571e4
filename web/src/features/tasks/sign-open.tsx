"use client";

import { useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import type { Task } from "@/lib/api/queries";
import { useCommand } from "@/lib/keys/registry";
import { toast } from "@/lib/toasts";
import { blanksOf, isWhatWasShown, withFills } from "./blanks";
import { toChoices } from "./choices";
import { useDecide } from "./decide";
import { dropFills, useFills } from "./fills";
import { useGate } from "./gate";
import { type Lack, lackOf } from "./lack";
import { SignButton, type SignProps } from "./sign-button";
import { openPanel } from "./store";

/** Countersigning where the person has something to say first. Its key leads there. */
export function SignOpen(props: SignProps) {
  const { task, shown, held } = props;
  const { decide, edit } = useDecide();
  const { t } = useLingui();
  const fills = useFills(task.id);
  const gate = useGate(shown);
  const [busy, setBusy] = useState(false);
  const under = useRef(false);
  const lack = lackOf(shown, fills);

  /** Filling in makes a version of its own; that one is signed in the same press only if it is, to the last word, what
   * the person had before them. */
  const fillAndSign = async () => {
    if (under.current) return;
    under.current = true;
    setBusy(true);
    const wanted = withFills(shown, fills);
    const revised = await edit(task, wanted, shown);
    setBusy(false);
    under.current = false;
    if (!revised) return;
    dropFills(task.id);
    if (isWhatWasShown(shown, wanted, revised)) await decide(revised, { operation: "approve" });
    else toast({ text: t`Filled in, and something else changed with it.`, detail: t`Read it once more, then sign.` });
  };
  const approve = gate.through(
    () => void (blanksOf(shown).length ? fillAndSign() : decide(task, { operation: "approve" }, shown)),
  );
  useCommand("approve", held || busy ? undefined : lack ? () => lead(task, lack) : approve);
  return <SignButton {...props} gate={gate} approve={approve} lack={lack?.words} busy={busy} />;
}

function lead(task: Task, lack: Lack) {
  const card = document.getElementById(`title-${task.id}`)?.closest("article");
  if (lack.at === "choice") toChoices(card);
  else if (lack.at === "blanks") card?.querySelector<HTMLElement>('[data-blank="empty"]')?.focus();
  else openPanel(task.id, "edit");
}
