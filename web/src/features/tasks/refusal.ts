import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import type { Task } from "@/lib/api/queries";
import { toast } from "@/lib/toasts";
import { useTaskUi } from "./store";

/** What the key that signs does while nothing can be signed: it says why, and points at it. `editing`: it is open
 * to be changed, and whether anything was; without it, words wait that were not kept. */
export function useRefusal(task: Task, editing?: { typed: boolean }): () => void {
  const { t } = useLingui();
  return () => {
    const rewriting = task.pending?.op === "instruct";
    const unsaved = () => {
      if (!editing) return t`There are unsaved changes: go on editing or discard them first.`;
      if (editing.typed) return t`There are unsaved changes: keep or discard them first.`;
      return t`It is open to be changed: keep it or close it first.`;
    };
    toast({
      text: t`Nothing was signed.`,
      detail: rewriting ? t`It is just being rewritten: wait for the new wording.` : unsaved(),
      about: task.id,
    });
    if (!rewriting) useTaskUi.setState({ refused: { taskId: task.id, at: Date.now() } });
  };
}

const FLASH_MS = 900;

/** What flashes when somebody wanted to sign over what stands in it. */
export function useFlash(taskId: string) {
  const refused = useTaskUi((ui) => (ui.refused?.taskId === taskId ? ui.refused.at : 0));
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(refused);
  useEffect(() => {
    if (before.current === refused) return;
    before.current = refused;
    const outline = "3px solid var(--color-care)";
    place.current?.animate({ outline: [outline, outline, "3px solid transparent"] }, FLASH_MS);
  }, [refused]);
  return place;
}
