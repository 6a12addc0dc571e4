"use client";

import { useId } from "react";
import { Button, Kbd } from "@/components/ui/button";
import type { Task } from "@/lib/api/queries";
import { visible } from "@/lib/text";
import { kindOf } from "./kinds";
import type { Way } from "./ways";

export type SignProps = { task: Task; shown: Task; way: Way | undefined; held: boolean };

type ButtonProps = SignProps & { approve: () => void; lack?: string | undefined; busy?: boolean };

/** The button that countersigns what is shown. While something has to be said first, it says what. */
export function SignButton({ task, shown, way, held, approve, lack, busy }: ButtonProps) {
  const why = useId();
  const told = held ? undefined : lack;
  return (
    <>
      {told ? (
        <p id={why} className="w-full text-sm text-care">
          <bdi>{told}</bdi>
        </p>
      ) : null}
      <Button
        variant="primary"
        data-signs=""
        onClick={approve}
        // A key held down since the last blank has come here with the focus: it is not pressed anew.
        onKeyDown={(event) => event.repeat && event.preventDefault()}
        disabled={held || lack !== undefined}
        busy={busy ?? false}
        aria-describedby={told ? why : undefined}
        className="min-w-36 max-md:w-full"
      >
        <bdi className="min-w-0 truncate">
          {way && shown !== task ? `Sign: ${visible(way.label)}` : kindOf(task.kind).verb}
        </bdi>{" "}
        <Kbd>A</Kbd>
      </Button>
    </>
  );
}
