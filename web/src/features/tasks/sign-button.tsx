"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { useId } from "react";
import { Button, Kbd } from "@/components/ui/button";
import { TAKES_WHAT_IS_LEFT } from "@/components/ui/button-look";
import type { Task } from "@/lib/api/queries";
import { asIs } from "@/lib/as-is";
import { cx } from "@/lib/cx";
import type { Gate } from "./gate";
import { kindOf } from "./kinds";
import { mustBeRead } from "./reading";
import { labelOf, type Way } from "./ways";

/** `held`: it is being rewritten, edited, or has words that were not kept. */
export type SignProps = { task: Task; shown: Task; way: Way | undefined; held: boolean };

type ButtonProps = SignProps & { gate: Gate; approve: () => void; lack?: string | undefined; busy?: boolean };

/** The button that countersigns what is shown. While something has to be said or read first, it says what. */
export function SignButton({ task, shown, way, held, gate, approve, lack, busy }: ButtonProps) {
  const { t } = useLingui();
  const why = useId();
  const told = held ? undefined : lack;
  const unread = gate.unread && !held && lack === undefined;
  return (
    <>
      {told ? (
        <p id={why} className="w-full text-sm text-care">
          <bdi>{told}</bdi>
        </p>
      ) : null}
      {unread ? (
        <span id={why} className="sr-only">
          {shown.risk.read_first === "irreversible" ? (
            <Trans>This cannot be taken back. Each press reads on by a page.</Trans>
          ) : (
            <Trans>Not all of it is verified. Each press reads on by a page.</Trans>
          )}
        </span>
      ) : null}
      <Button
        variant={unread ? "plain" : "primary"}
        data-signs=""
        data-resting={gate.resting || undefined}
        onClick={approve}
        // A key held down since the last blank has come here with the focus: it is not pressed anew.
        onKeyDown={(event) => event.repeat && event.preventDefault()}
        disabled={held || lack !== undefined}
        aria-disabled={gate.resting || undefined}
        busy={busy ?? false}
        aria-describedby={told || unread ? why : undefined}
        className={cx("md:min-w-36", TAKES_WHAT_IS_LEFT)}
      >
        <span className="grid min-w-0">
          {mustBeRead(shown) ? (
            // As wide with either word, so that nothing moves once the end is seen.
            <span aria-hidden="true" className="invisible col-start-1 row-start-1 h-0 max-md:hidden">
              <Trans>Read to the end first</Trans>
            </span>
          ) : null}
          {unread ? (
            <span className="col-start-1 row-start-1">
              <Trans>Read to the end first</Trans>
            </span>
          ) : (
            <span className="col-start-1 row-start-1 min-w-0 truncate">
              {way && shown !== task ? (
                <Trans>
                  Sign: <bdi>{asIs(labelOf(way))}</bdi>
                </Trans>
              ) : (
                kindOf(task.kind).verb
              )}
            </span>
          )}
        </span>{" "}
        <Kbd>A</Kbd>
      </Button>
      <span role="status" className="sr-only">
        {gate.led && !gate.unread ? t`You have reached the end. It can be signed now.` : ""}
      </span>
    </>
  );
}
