import { type Address, addressParser } from "postal-mime";

/** Whoever is named in a text that was typed or pasted: one after another, by comma, semicolon, line or just a space,
 * with or without names, as a mail program copies them. Names are left out; what is no address is kept as it is. */
export function addressesIn(text: string): string[] {
  return addressParser(parted(text)).flatMap(bare);
}

/** A comma wherever another begins. Commas between quotes are part of a name, and the parser knows them. */
const parted = (text: string): string =>
  text
    .trim()
    .replace(/\bmailto:/gi, "")
    .replace(/\s*[\r\n]+\s*/g, ", ")
    .replace(/>\s+(?=[^\s,;])/g, ">, ")
    .replace(/([^\s,;:<>"]+@[^\s,;:<>"]+)\s+(?=[^\s,;:<>"]+@)/g, "$1, ");

function bare(one: Address): string[] {
  if (one.group) return one.group.flatMap(bare);
  const found = (one.address || one.name).trim();
  return found ? [found] : [];
}
