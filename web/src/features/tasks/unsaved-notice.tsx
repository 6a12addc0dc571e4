"use client";

import { Trans } from "@lingui/react/macro";
import { Button } from "@/components/ui/button";
import type { Task } from "@/lib/api/queries";
import { asIs } from "@/lib/as-is";
import { visible } from "@/lib/text";
import { useFlash } from "./refusal";
import { openPanel, pick, useTaskUi } from "./store";
import { carryOver, dropUnsaved, ONLY_WAY } from "./unsaved";
import { wayOf, waysOf } from "./ways";

/** Words that were typed and not kept: nothing is signed over them, and they are not lost. */
export function UnsavedNotice({ task, ways }: { task: Task; ways: readonly string[] }) {
  const [name = ONLY_WAY] = ways;
  const flashes = useFlash(task.id);
  const goOn = () => {
    const offered = waysOf(task);
    const own = offered.find(({ label }) => label === name);
    if (own) pick(task.id, own.digest);
    else carryOver(task.id, name, wayOf(task, useTaskUi.getState().picked[task.id])?.label ?? ONLY_WAY);
    openPanel(task.id, "edit");
  };
  return (
    <div
      ref={flashes}
      role="status"
      className="flex w-full flex-wrap items-center gap-2 rounded-md border border-care/40 bg-care-wash px-3 py-2"
    >
      <p className="min-w-0 flex-1 basis-60 text-sm">
        <span className="font-medium">
          <Trans>Unsaved changes.</Trans>
        </span>{" "}
        {name ? (
          <Trans>
            They belong to <bdi>{asIs(visible(name))}</bdi>. Nothing is signed over them: go on editing, or discard
            them.
          </Trans>
        ) : (
          <Trans>Nothing is signed over them: go on editing, or discard them.</Trans>
        )}
      </p>
      <Button onClick={goOn}>
        <Trans>Go on editing</Trans>
      </Button>
      <Button variant="quiet" onClick={() => dropUnsaved(task.id)}>
        <Trans>Discard</Trans>
      </Button>
    </div>
  );
}
