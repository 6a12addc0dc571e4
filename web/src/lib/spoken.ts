import { createContext, useContext, useEffect } from "react";
import { i18n, spoken } from "./language";

/** The language that everything below is drawn in; it is drawn anew in another. */
export const DrawnIn = createContext("");

/**
 * Does `work` once, as soon as it is `due` and the page is drawn in the language that it stays in. A page that is drawn
 * anew begins anew: what it had sent or taken out of the address by then would be lost to it.
 */
export function useOnceSpoken(due: boolean, work: () => void) {
  const drawnIn = useContext(DrawnIn);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, and not at every drawing
  useEffect(() => {
    if (!due) return;
    let isHere = true;
    void spoken().then(() => isHere && drawnIn === i18n.locale && work());
    return () => {
      isHere = false;
    };
  }, [due, drawnIn]);
}
