"use client";

import { t } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { useZone } from "@/components/ui/moment";
import { Awaiting } from "@/components/ui/page";
import type { WorkingHours } from "@/lib/api/generated/types.gen";
import { preferencesQuery } from "@/lib/api/preferences";
import type { Task } from "@/lib/api/queries";
import { i18n } from "@/lib/language";
import { absolute, type Zone } from "@/lib/time";
import { weekday } from "@/lib/wall-clock";
import { type Ahead, nextMorning, thisEvening } from "@/lib/working-hours";
import { useDecide } from "./decide";
import { Panel } from "./panel";
import { leavePanel } from "./store";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK = 7;
const LATEST_DAYS = 30;

export function SnoozePanel({ task }: { task: Task }) {
  const { t } = useLingui();
  const { decide } = useDecide();
  const zone = useZone();
  const now = Date.now();
  const { data, isPending } = useQuery({ ...preferencesQuery(), retry: false });
  const until = (moment: string) => void decide(task, { operation: "snooze", body: { until: moment } });
  // Not before it is known when a morning is: no choice becomes another one under a finger.
  if (isPending)
    return (
      <Panel key="asking" taskId={task.id} title={t`Show it again …`}>
        <Awaiting what={t`your working hours`} lines={2} />
      </Panel>
    );
  return (
    <Panel key="choices" taskId={task.id} title={t`Show it again …`}>
      <div className="flex flex-wrap gap-2">
        {choices(zone, now, data?.wishes.working_hours).map(([words, moment], at) => (
          <Button key={words} {...(at === 0 ? { "data-first": "" } : {})} onClick={() => until(moment)}>
            {words}
            <span className="text-sm font-normal text-faint">{absolute(moment, zone, now)}</span>
          </Button>
        ))}
        <Button variant="quiet" onClick={() => leavePanel(task.id)}>
          <Trans>Keep it here</Trans>
        </Button>
      </div>
      <InWords until={until} zone={zone} />
    </Panel>
  );
}

/** A morning and an evening are those of the person's work. */
function choices(zone: Zone, now: number, hours?: WorkingHours): [string, string][] {
  const evening = thisEvening(zone, now, hours);
  const next = nextMorning(1, zone, now, hours);
  const later = nextMorning((8 - weekday(now, zone.timeZone)) % 7 || 7, zone, now, hours);
  return [
    ...(Date.parse(evening) > now + HOUR_MS ? [[t`This evening`, evening] as [string, string]] : []),
    [morningOf(next, zone), next.moment],
    ...(later.days > next.days && later.days < WEEK
      ? [[morningOf(later, zone), later.moment] as [string, string]]
      : []),
    [t`In a week`, nextMorning(WEEK, zone, now, hours).moment],
  ];
}

function morningOf({ days, moment }: Ahead, { timeZone }: Zone): string {
  if (days === 1) return t`Tomorrow morning`;
  const day = new Intl.DateTimeFormat(i18n.locale, { weekday: "long", timeZone }).format(Date.parse(moment));
  return t`${day} morning`;
}

/** A time in one's own words. What was understood is shown before it counts. */
function InWords({ until, zone }: { until: (moment: string) => void; zone: Zone }) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const [read, setRead] = useState<{ of: string; moment: string | undefined }>();
  useEffect(() => {
    let stale = false;
    const wanted = text.trim();
    if (!wanted) return setRead(undefined);
    void import("./free-time")
      .then(({ momentIn }) => momentIn(wanted, zone, Date.now()))
      .then((moment) => stale || setRead({ of: text, moment }));
    return () => {
      stale = true;
    };
  }, [text, zone]);
  const known = read?.of === text ? read : undefined;
  const problem = known && troubleWith(known.moment);
  const moment = problem ? undefined : known?.moment;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (moment) until(moment);
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
      <Field
        label={t`Or in your own words`}
        placeholder={t`tomorrow 9, Friday evening, in 3 days`}
        autoComplete="off"
        maxLength={80}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="w-72 max-w-full"
      />
      <Button type="submit" disabled={!moment}>
        <Trans>Snooze until then</Trans>
      </Button>
      <p role="status" className="min-h-6 w-full text-sm">
        {problem ? <span className="text-care">{problem}</span> : null}
        {moment ? (
          <Trans>
            That is <strong className="font-medium">{absolute(moment, zone, Date.now())}</strong>.
          </Trans>
        ) : null}
      </p>
    </form>
  );
}

function troubleWith(moment: string | undefined): string | undefined {
  if (!moment) return t`When that is could not be understood. Try “tomorrow 9” or “24 December”.`;
  const ahead = Date.parse(moment) - Date.now();
  if (ahead <= 0) return t`That moment is over.`;
  if (ahead > LATEST_DAYS * DAY_MS) return t`That is too far away: at most 30 days.`;
  return undefined;
}
