import { personIn } from "./person";

const SEPARATORS = /[\n;,]/;

/** Addresses and domains as people paste them: a line each, or by comma or semicolon; of `"Meier, Hans" <hans@…>` the address. */
export function contactsIn(text: string): string[] {
  return [...new Set(split(text).map(bareContact).filter(Boolean))];
}

/** At the separators that stand in no quotes and no angle brackets. */
function split(text: string): string[] {
  const parts = [""];
  let quoted = false;
  let angled = false;
  for (const char of text) {
    if (char === "\n") quoted = angled = false;
    if (char === '"') quoted = !quoted;
    if (char === "<" && !quoted) angled = true;
    if (char === ">" && !quoted) angled = false;
    if (SEPARATORS.test(char) && !quoted && !angled) parts.push("");
    else parts[parts.length - 1] += char;
  }
  return parts;
}

const bareContact = (part: string): string =>
  personIn(part)
    .address.replace(/^mailto:/i, "")
    .replace(/^@/, "");
