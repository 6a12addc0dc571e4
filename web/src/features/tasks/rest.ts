import { useCallback, useEffect, useState } from "react";
import { onceReleased } from "@/lib/press";

/** How long nothing is decided on what has just come under the finger. */
export const REST_MS = 700;

/**
 * Whether `what` has only just been painted, or the key or finger that brought it has not been let go of.
 *
 * `again` begins the rest anew: whoever presses during it has not looked, and pressing on and on decides nothing.
 */
export function useRest(what: string): { resting: boolean; again: () => void } {
  const [rested, setRested] = useState("");
  const [tries, setTries] = useState(0);
  const now = `${what} ${tries}`;
  useEffect(() => {
    let stop = () => undefined as unknown;
    // The first frame is asked for before it is painted; a page that nobody sees paints none.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        const timer = setTimeout(() => {
          stop = onceReleased(() => setRested(now));
        }, REST_MS);
        stop = () => clearTimeout(timer);
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      stop();
      // What goes and comes again has only just come up, too.
      setRested("");
    };
  }, [now]);
  const again = useCallback(() => setTries((before) => before + 1), []);
  return { resting: rested !== now, again };
}
