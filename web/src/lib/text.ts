/** "1 person", "2 people": the form that a number asks for in English. */
export function counted(count: number, one: string, many: string): string {
  return `${new Intl.NumberFormat("en").format(count)} ${count === 1 ? one : many}`;
}

/** The same with a capital letter at its head. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A plan as people know it. */
export const planName = capital;

const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not stay hidden
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;

/** Bidirectional, zero-width and control characters written out; the API does it as well, for most of its fields. */
export function visible(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(HIDDEN, (char) => `[U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}]`);
}
