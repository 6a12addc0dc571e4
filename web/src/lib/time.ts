import { languageOf } from "./language";

export type Zone = { timeZone: string; locale: string };

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["minute", 60],
  ["hour", 3600],
  ["day", 86_400],
  ["week", 604_800],
  ["month", 2_629_800],
  ["year", 31_557_600],
];

const made = new Map<string, Intl.DateTimeFormat>();

/** Formats are slow to make and quick to use, and a list needs the same few thousands of times. */
function formatted(locale: string, options: Intl.DateTimeFormatOptions, at: number | Date): string {
  const key = `${locale}${JSON.stringify(options)}`;
  let format = made.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, options);
    made.set(key, format);
  }
  return format.format(at);
}

/** The zone and locale to show times in: the user's own, and the browser's where they cannot be used. */
export function zoneOf(user?: { timezone: string; locale: string }): Zone {
  const locale = usable(user?.locale, (locale) => new Intl.DateTimeFormat(locale));
  return {
    timeZone:
      usable(user?.timezone, (timeZone) => new Intl.DateTimeFormat("en", { timeZone })) ?? hereabouts().timezone,
    locale: spokenIn(locale ? regional(locale) : hereabouts().locale),
  };
}

/** What this browser says of where it is and what it speaks, as an account takes it. */
export function hereabouts(): { timezone: string; locale: string } {
  const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions();
  return { timezone: timeZone || "UTC", locale: languages()[0] ?? locale };
}

/** A language that names no region writes its dates as some region does: as the browser says, where it speaks the same. */
function regional(locale: string): string {
  if (new Intl.Locale(locale).region) return locale;
  return languages().find((one) => one.startsWith(`${locale}-`)) ?? locale;
}

/** Dates as the region writes them, in words and digits of the language that is spoken: where it is not the one of the
 * locale, theirs would stand in the middle of our sentences. */
function spokenIn(locale: string): string {
  const { language, region } = new Intl.Locale(locale).maximize();
  const spoken = languageOf(locale);
  if (language === spoken) return locale;
  // For a region that it knows no English of, the browser would write dates as the United States do: as the world does.
  const there = `${spoken}-${region}`;
  return new Intl.DateTimeFormat(there).resolvedOptions().locale === there ? there : `${spoken}-001`;
}

const languages = (): string[] =>
  (typeof navigator === "undefined" ? [] : (navigator.languages ?? [])).filter((tag) =>
    usable(tag, (one) => new Intl.Locale(one)),
  );

/** What lies ahead may look further off by this share of the way, and by less than a minute: just after it was set for
 * three days from now, it is in three days. */
const NEARLY = { share: 0.01, seconds: 59 };

/** "in 2 hours", "3 days ago", "now": rounded toward now, so that nothing looks further off than it is. `narrow` only in
 * English: in German it would say metres for minutes. */
export function relative(moment: string, now: number, locale: string, style: "long" | "narrow" = "long"): string {
  const off = (Date.parse(moment) - now) / 1000;
  const seconds = off > 0 ? off + Math.min(off * NEARLY.share, NEARLY.seconds) : off;
  const short = style === "narrow" && languageOf(locale) !== "en" ? "short" : style;
  const words = (numeric: "auto" | "always") => new Intl.RelativeTimeFormat(locale, { numeric, style: short });
  const step = STEPS.findLast(([, length]) => Math.abs(seconds) >= length);
  if (!step) return words("auto").format(0, "second");
  // In figures: two times 24 hours are counted, which need not be the day that "übermorgen" or "yesterday" names.
  return words("always").format(Math.trunc(seconds / step[1]), step[0]);
}

/** "Tue 24 Nov, 09:00", with the year where it is not this one. */
export function absolute(moment: string, { timeZone, locale }: Zone, now: number): string {
  const at = new Date(moment);
  const year = (when: number | Date) => formatted("en", { timeZone, year: "numeric" }, when);
  return formatted(
    locale,
    {
      timeZone,
      weekday: "short",
      day: "numeric",
      month: "short",
      ...(year(at) === year(now) ? {} : { year: "numeric" }),
      hour: "2-digit",
      minute: "2-digit",
    },
    at,
  );
}

/** All there is to say about a moment, zone included: for titles and fine print. */
export function exact(moment: string, { timeZone, locale }: Zone): string {
  return formatted(locale, { timeZone, dateStyle: "full", timeStyle: "long" }, new Date(moment));
}

/** The day that a moment falls on, as a heading: "Today", "Yesterday", else the date. */
export function day(moment: string, { timeZone, locale }: Zone, now: number): string {
  const key = (at: number) => formatted("en-CA", { timeZone }, at);
  const then = key(Date.parse(moment));
  const distance = Math.round((Date.parse(then) - Date.parse(key(now))) / 86_400_000);
  if (Math.abs(distance) <= 1) {
    const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(distance, "day");
    return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
  }
  return formatted(locale, { timeZone, weekday: "long", day: "numeric", month: "long" }, new Date(moment));
}

function usable(value: string | undefined, attempt: (value: string) => unknown): string | undefined {
  if (!value) return undefined;
  try {
    attempt(value);
    return value;
  } catch {
    return undefined;
  }
}
