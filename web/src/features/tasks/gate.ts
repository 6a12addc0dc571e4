import { useState } from "react";
import type { Task } from "@/lib/api/queries";
import { type ReadAs, readOn, useUnread } from "./reading";
import { useRest } from "./rest";

export type Gate = {
  /** It has only just come under the finger. */
  resting: boolean;
  /** It has to be read to its end first; `led`: somebody pressed, and was led on in the text. */
  unread: boolean;
  led: boolean;
  /** `act`, once it may be done; before, a press leads on in the text. */
  through: (act: () => void) => () => void;
};

/** What stands between a press and a signature: what is shown has been there for a moment, and was read to its end. */
export function useGate(shown: Task, as?: ReadAs): Gate {
  const unread = useUnread(shown, as);
  const [led, setLed] = useState(false);
  const { resting, again } = useRest(`${shown.id} ${shown.digest} ${shown.status} ${unread}`);
  const through = (act: () => void) => () => {
    if (resting) return again();
    if (!unread) return act();
    setLed(true);
    readOn(shown.id);
  };
  return { resting, unread, led, through };
}
