import type { Event } from "@/lib/api/generated/types.gen";

/** Where a history breaks: the place of the first event that does not hold, or nothing. */
export async function brokenAt(events: readonly Event[]): Promise<number | undefined> {
  let previous = "";
  for (const [at, event] of events.entries()) {
    const holds = event.sequence === at + 1 && event.previous === previous && event.hash === (await hashOf(event));
    if (!holds) return at + 1;
    previous = event.hash;
  }
  return undefined;
}

/** Hex SHA-256 over every field but the hash itself, as the server makes it (domain/task/event_chain.py). */
export async function hashOf({ hash: _, ...event }: Event): Promise<string> {
  const bytes = new TextEncoder().encode(canonical(event));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Canonical JSON (RFC 8785): names in the order of their UTF-16 units, numbers and texts as JavaScript writes them. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`);
  return `{${members.join(",")}}`;
}
