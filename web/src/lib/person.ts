/** Somebody as mail names them: `Forum <digest@forum.example>`, or the address alone. */
export type Person = { name: string; address: string };

/** The last brackets hold the address, for a name may look like another; the API reads what it shows by the same rule. */
export function personIn(shown: string): Person {
  const found = /^(.*)<([^<>]*)>\s*$/s.exec(shown);
  if (!found) return { name: "", address: shown.trim() };
  const [, name = "", address = ""] = found;
  return { name: name.trim().replace(/^"(.*)"$/s, "$1"), address: address.trim() };
}

/** Whom a list names: by name, unless there is none, or it pretends to be an address. */
export function calledIn(shown: string): string {
  const { name, address } = personIn(shown);
  return name && !name.includes("@") ? name : address || shown;
}
