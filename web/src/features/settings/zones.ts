export type ZoneChoice = { id: string; called: string };

const HOUR_MS = 3_600_000;
let made: { at: string; choices: ZoneChoice[] } | undefined;

/** The zones that the browser knows, and the person's own: each by its city, by which a list is searched as one types,
 * with what its clocks are ahead of UTC now. In the order of their cities. */
export function zonesBeside(own: string, locale: string, now: number): ZoneChoice[] {
  // Hundreds of formats are slow to make, and clocks are changed on the hour.
  const at = `${own} ${locale} ${Math.floor(now / HOUR_MS)}`;
  if (made?.at !== at) {
    const ids = [...new Set([own, "UTC", ...Intl.supportedValuesOf("timeZone")])];
    const order = new Intl.Collator(locale);
    const choices = ids.map((id) => ({ id, called: calledAt(id, now) }));
    made = { at, choices: choices.sort((one, other) => order.compare(one.called, other.called)) };
  }
  return made.choices;
}

/** "Berlin (UTC+1)" */
function calledAt(id: string, now: number): string {
  const city = (id.split("/").at(-1) ?? id).replaceAll("_", " ");
  const offset = offsetOf(id, now);
  return offset && city !== "UTC" ? `${city} (${offset})` : city;
}

function offsetOf(timeZone: string, now: number): string | undefined {
  try {
    const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "shortOffset" }).formatToParts(now);
    return parts.find(({ type }) => type === "timeZoneName")?.value.replace("GMT", "UTC");
  } catch {
    // One that was set elsewhere and that this browser does not know.
    return undefined;
  }
}
