import type { MessageDescriptor } from "@lingui/core";
import { plural } from "@lingui/core/macro";
import type { SaysOut } from "./api/generated/types.gen";
import { i18n, known } from "./language";
import { visible } from "./text";

/** What the API says in a sentence of its own: the English in `field`, and by which code it can be said otherwise. */
type Said = { summary: string; says: Record<string, SaysOut> };

/** What would be done, in one line. */
export const summaryOf = (one: Said): string => said(one.says.summary, one.summary);

/** Why it is proposed; a model's own words stay as they are. */
export const whyOf = (one: Said & { why: string }): string => said(one.says.why, one.why);

/** A sentence in the language that is spoken; in English, and where this app was not made with it, as it came. */
export function said(says: SaysOut | undefined, otherwise: string): string {
  const made = says && known?.byCode(says.code);
  if (!says || !made) return retold(otherwise);
  return worded(made, Object.fromEntries(Object.entries(says.params).map(([name, one]) => [name, filled(one)])));
}

/** What the API keeps as it was said, in English: why something changed, is held up, or failed. A stranger's words stay. */
export function retold(text: string): string {
  const found = known?.recognised(text);
  if (!found) return visible(text);
  return worded(found.made, Object.fromEntries(Object.entries(found.filled).map(([name, one]) => [name, retold(one)])));
}

const worded = ({ id, message }: MessageDescriptor, values: Record<string, string>): string =>
  i18n._(id, values, message ? { message } : {});

function filled(param: unknown): string {
  if (typeof param === "string") return visible(param);
  if (Array.isArray(param)) return listed(param.map((one: SaysOut & { text: string }) => said(one, one.text)));
  const { names, more, count, things, day } = param as Record<string, unknown>;
  if (Array.isArray(names)) return listed([...names.map(String).map(visible), ...(more ? [others(Number(more))] : [])]);
  if (typeof day === "string") return inWords(day);
  return COUNTED[String(things)]?.(Number(count)) ?? String(count);
}

/** A day of the person's calendar, in no zone. */
const inWords = (day: string): string =>
  new Intl.DateTimeFormat(i18n.locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(day));

const others = (more: number): string => plural(more, { one: "# more", other: "# more" });

const COUNTED: Record<string, (count: number) => string> = {
  conversations: (count) => plural(count, { one: "# conversation", other: "# conversations" }),
};

const listed = (words: string[]): string =>
  new Intl.ListFormat(i18n.locale, { type: "conjunction" }).format(words).replace(/, (and|or) /, " $1 ");
