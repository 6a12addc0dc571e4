import type { ParsingComponents } from "chrono-node/en";
import type { Zone } from "@/lib/time";
import { momentAt, wallTime } from "@/lib/wall-clock";

/** Where nobody says at what time of the day. */
const MORNING = 8;

type Language = {
  parse: typeof import("chrono-node/en").parse;
  /** What people write and the parser does not know. */
  plain: (text: string) => string;
  /** A part of the day, and the hour at which it begins. */
  parts: [RegExp, number][];
};

const WEEKDAY = "(mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend";

const LANGUAGES: Record<string, () => Promise<Language>> = {
  en: async () => ({
    parse: (await import("chrono-node/en")).parse,
    plain: (text) =>
      text.replace(
        /\b(today|tomorrow|tonight|morning|afternoon|evening|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\s+(\d{1,2}(?:[:.]\d\d)?)$/i,
        "$1 at $2",
      ),
    parts: [
      [/\bmorning\b/i, MORNING],
      [/\b(noon|lunch)\b/i, 12],
      [/\bafternoon\b/i, 14],
      [/\b(evening|tonight|night)\b/i, 18],
    ],
  }),
  de: async () => ({
    parse: (await import("chrono-node/de")).parse,
    plain: (text) =>
      text
        .replace(new RegExp(`\\b(${WEEKDAY})\\s?(früh|morgen)s?(?![a-zäöüß])`, "i"), "$1")
        .replace(new RegExp(`\\b(${WEEKDAY})(vormittag|mittag|nachmittag|abend)s?(?![a-zäöüß])`, "i"), "$1 $3")
        .replace(/\s*\b(früh|in der frühe)(?![a-zäöüß])/i, ""),
    parts: [
      [/(früh|vormittag)/i, MORNING],
      [new RegExp(`\\b(${WEEKDAY})\\s?morgen`, "i"), MORNING],
      [/nachmittag/i, 14],
      [/mittag/i, 12],
      [/(abend|nacht)/i, 18],
    ],
  }),
};

/** The moment that is meant by words such as "tomorrow 9" or "Freitagabend", by the clock of the person; `undefined`
 * if nobody could tell. Tried in the person's language first, then in the others. */
export async function momentIn(text: string, zone: Zone, now: number): Promise<string | undefined> {
  const own = zone.locale.slice(0, 2);
  const order = Object.keys(LANGUAGES).sort((one, other) => Number(other === own) - Number(one === own));
  for (const name of order) {
    const language = await LANGUAGES[name]?.();
    const found = language && read(text.trim(), language, zone, now);
    if (found) return found;
  }
  return undefined;
}

/** Two words of a longer text do not make it understood. */
const MOST = 0.6;

function read(text: string, { parse, plain, parts }: Language, { timeZone }: Zone, now: number): string | undefined {
  const plainly = plain(text);
  const [found] = parse(plainly, { instant: new Date(now), timezone: offsetOf(now, timeZone) }, { forwardDate: true });
  if (!found || found.text.length < plainly.length * MOST) return undefined;
  const hour = found.start.isCertain("hour") ? undefined : (parts.find(([words]) => words.test(text))?.[1] ?? MORNING);
  return momentAt(wallOf(found.start, hour), timeZone);
}

function wallOf(start: Pick<ParsingComponents, "get">, hour: number | undefined): string {
  const two = (value: number | null) => String(value ?? 0).padStart(2, "0");
  const day = [start.get("year"), two(start.get("month")), two(start.get("day"))].join("-");
  return hour === undefined ? `${day}T${two(start.get("hour"))}:${two(start.get("minute"))}` : `${day}T${two(hour)}:00`;
}

/** How far the clock in a zone is ahead of UTC, in minutes. */
function offsetOf(now: number, timeZone: string): number {
  const shown = Date.parse(`${wallTime(new Date(now).toISOString(), timeZone)}Z`);
  return Math.round((shown - Math.floor(now / 60_000) * 60_000) / 60_000);
}
