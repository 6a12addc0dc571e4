import type { ReactNode } from "react";

/**
 * Somebody's words in a sentence of ours, in `<Trans>`.
 *
 * A text that fills one is searched for elements: `<b>` would be left out of it, and `<0/>` would put one of ours
 * there. What is an element already is not.
 */
export const asIs = (words: string): ReactNode => <>{words}</>;
