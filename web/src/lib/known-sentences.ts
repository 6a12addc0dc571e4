import type { MessageDescriptor } from "@lingui/core";
import { kept } from "./api/generated/kept.gen";
import { sentences } from "./api/generated/sentences.gen";

/** A sentence by its code; undefined for one that this app was not made with. */
export const byCode = (code: string): MessageDescriptor | undefined =>
  (sentences as Record<string, MessageDescriptor>)[code];

/** What the API keeps as it was said, in English, known again by its template: `The account is {account} by now.` */
type Known = { made: MessageDescriptor; pattern: RegExp; fixed: number };

const named = (template: string): Known["pattern"] => {
  const parts = template.split(/\{(\w+)\}/);
  const source = parts.map((part, at) => (at % 2 ? `(?<${part}>.+?)` : part.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")));
  return new RegExp(`^${source.join("")}$`, "su");
};

/** A few words such as "to {pin}" are no sentence, and would be found in anybody's. */
const whole = Object.entries(sentences).filter(([code]) => !code.startsWith("rule.pin."));

const known: Known[] = [...Object.values(kept), ...whole.map(([, made]) => made)]
  .map((made: MessageDescriptor) => {
    const template = made.message ?? "";
    return { made, pattern: named(template), fixed: template.replace(/\{\w+\}/g, "").length };
  })
  // The one that says most by itself first: what fills another may be a whole sentence.
  .sort((one, other) => other.fixed - one.fixed);

/** The sentence that a text is, with what fills it; undefined if it is none of ours. */
export function recognised(text: string): { made: MessageDescriptor; filled: Record<string, string> } | undefined {
  for (const { made, pattern, fixed } of known) {
    const found = fixed > 0 ? pattern.exec(text) : null;
    if (found) return { made, filled: { ...found.groups } };
  }
  return undefined;
}
