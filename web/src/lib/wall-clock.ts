/** Which day of the week it is in a zone: 0 is Sunday. */
export function weekday(now: number, timeZone: string): number {
  const { year, month, day: date } = wallClock(now, timeZone);
  return new Date(Date.UTC(year, month - 1, date)).getUTCDay();
}

/** What the clock in a zone shows at a moment, as a form holds it: `2026-11-26T10:00`. */
export function wallTime(moment: string, timeZone: string): string {
  const wall = wallClock(Date.parse(moment), timeZone);
  return new Date(Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute)).toISOString().slice(0, 16);
}

/** The moment at which the clock in a zone shows `2026-11-26T10:00`. */
export function momentAt(wall: string, timeZone: string): string {
  return momentOf(Date.parse(`${wall}Z`), timeZone);
}

/** `target`: what the clock shows, as if it stood in UTC; milliseconds. */
function momentOf(target: number, timeZone: string): string {
  let guess = target;
  for (let pass = 0; pass < 3; pass++) {
    const shown = wallClock(guess, timeZone);
    guess += target - Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute);
  }
  return new Date(guess).toISOString().replace(".000Z", "Z");
}

function wallClock(at: number, timeZone: string) {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return { year: part("year"), month: part("month"), day: part("day"), hour: part("hour"), minute: part("minute") };
}
