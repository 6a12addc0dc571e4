import { Trans } from "@lingui/react/macro";
import { useZone } from "@/components/ui/moment";
import { useNow } from "@/lib/now";
import { exact, type Zone } from "@/lib/time";

const DAY = 86_400_000;

/** When something comes back: "back tomorrow, 09:00", "back on Mon 5 Dec, 09:00". */
export function BackAt({ at }: { at: string }) {
  const now = useNow();
  const zone = useZone();
  const { near, date, time } = parts(at, zone, now);
  return (
    <time dateTime={at} title={exact(at, zone)}>
      {near ? (
        <Trans>
          back {near}, {time}
        </Trans>
      ) : (
        <Trans>
          back on {date}, {time}
        </Trans>
      )}
    </time>
  );
}

/** `near`: today or tomorrow in words, as the language has them within a sentence. */
export function parts(at: string, { timeZone, locale }: Zone, now: number) {
  const key = (moment: number) => Date.parse(new Intl.DateTimeFormat("en-CA", { timeZone }).format(moment));
  const moment = Date.parse(at);
  const distance = Math.round((key(moment) - key(now)) / DAY);
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(moment);
  return {
    near:
      distance === 0 || distance === 1
        ? new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(distance, "day")
        : undefined,
    date: format({ weekday: "short", day: "numeric", month: "short" }),
    time: format({ hour: "2-digit", minute: "2-digit" }),
  };
}
