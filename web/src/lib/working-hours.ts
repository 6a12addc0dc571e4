import type { WorkingHours } from "./api/generated/types.gen";
import type { Zone } from "./time";
import { momentAt, wallTime, weekday } from "./wall-clock";

const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
/** Where nobody said when they work. */
const MORNING = "08:00";
const EVENING = "18:00";
const DAY = 86_400_000;
const WEEK = 7;

export type Ahead = { moment: string; days: number };

/** When a working day begins: the first at least `from` days ahead; a week in which nobody works begins every day. */
export function nextMorning(from: number, zone: Zone, now: number, hours: WorkingHours = {}): Ahead {
  const days = Array.from({ length: WEEK }, (_, at) => from + at);
  const at = days.find((day) => spansOf(day, zone, now, hours).length > 0) ?? from;
  return { moment: momentOn(at, spansOf(at, zone, now, hours)[0]?.[0] ?? MORNING, zone, now), days: at };
}

/** When this day's work ends; of a free day, its evening. */
export function thisEvening(zone: Zone, now: number, hours: WorkingHours = {}): string {
  return momentOn(0, spansOf(0, zone, now, hours).at(-1)?.[1] ?? EVENING, zone, now);
}

const spansOf = (ahead: number, { timeZone }: Zone, now: number, hours: WorkingHours): [string, string][] =>
  hours[DAYS[(weekday(now, timeZone) + ahead) % WEEK] ?? "sun"] ?? [];

function momentOn(ahead: number, clock: string, { timeZone }: Zone, now: number): string {
  const today = Date.parse(wallTime(new Date(now).toISOString(), timeZone).slice(0, 10));
  return momentAt(`${new Date(today + ahead * DAY).toISOString().slice(0, 10)}T${clock}`, timeZone);
}
