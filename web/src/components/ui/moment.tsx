"use client";

import { useSession } from "@/lib/api/session";
import { useNow } from "@/lib/now";
import { absolute, exact, relative, type Zone, zoneOf } from "@/lib/time";

const zones = new WeakMap<object, Zone>();
const nobody = {};

export function useZone(): Zone {
  const user = useSession((standing) => standing.user);
  const whose = user ?? nobody;
  const zone = zones.get(whose) ?? zoneOf(user);
  zones.set(whose, zone);
  return zone;
}

/** A moment as words: relative, absolute, or both; the exact time with its zone is the title. */
export function Moment({
  at,
  show = "relative",
  narrow,
}: {
  at: string;
  show?: "relative" | "absolute" | "both";
  narrow?: boolean;
}) {
  const now = useNow();
  const zone = useZone();
  const near = relative(at, now, zone.locale, narrow ? "narrow" : "long");
  const fixed = absolute(at, zone, now);
  const words = { relative: near, absolute: fixed, both: `${fixed} (${near})` }[show];
  return (
    <time dateTime={at} title={exact(at, zone)} className="whitespace-nowrap">
      {words}
    </time>
  );
}
