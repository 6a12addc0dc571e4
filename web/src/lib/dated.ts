import { i18n } from "./language";
import { said } from "./sentences";

type Dated = Parameters<typeof said>[0];

/** As `said`, of a sentence that a day may fill: in words, as the language has it. It stands apart because no list has one. */
export function saidOf(says: Dated, otherwise: string): string {
  const params = Object.entries(says?.params ?? {}).map(([name, one]) => [name, inWords(one)]);
  return said(says && { ...says, params: Object.fromEntries(params) }, otherwise);
}

function inWords(param: unknown): unknown {
  const { day } = Object(param) as { day?: unknown };
  if (typeof day !== "string") return param;
  return new Intl.DateTimeFormat(i18n.locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(day));
}
