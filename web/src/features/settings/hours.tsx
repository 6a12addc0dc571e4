"use client";

import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useController } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { bare, Group, Toggle } from "@/components/ui/field";
import { useZone } from "@/components/ui/moment";
import type { Wished } from "./parts";

type Span = [string, string];

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const SPANS_AT_MOST = 4;
const OFFICE: Span = ["09:00", "17:30"];
const NIGHT: Span = ["22:00", "07:00"];
/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;

/** From when to when; `of` names what it is to who does not see where it stands. */
function Hours({
  value,
  of,
  wrong,
  change,
  left,
}: {
  value: Span;
  of: string;
  wrong: boolean;
  change: (to: Span) => void;
  left?: () => void;
}) {
  const at = (index: 0 | 1, label: string) => (
    <input
      type="time"
      aria-label={`${of}, ${label}`}
      aria-invalid={wrong || undefined}
      value={value[index]}
      onChange={(event) => change(index ? [value[0], event.target.value] : [event.target.value, value[1]])}
      onBlur={left}
      className={bare("!w-[8.75rem] tabular-nums")}
    />
  );
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      {at(0, t`from`)}
      <span aria-hidden="true">–</span>
      {at(1, t`until`)}
    </span>
  );
}

/** When the person works: every day its spans, a day without one is free. */
export function WeekHours({ api, hint }: Wished & { hint: string }) {
  const { locale } = useZone();
  const { field } = useController({ control: api.form.control, name: "working_hours" });
  const { form } = api;
  const name = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
  return (
    <Group label={t`Working hours`} hint={hint} error={api.wrong("working_hours")}>
      <ul className="divide-y">
        {DAYS.map((day, at) => {
          const spans = form.watch(`working_hours.${day}`) ?? [];
          const wrong = api.wrong(`working_hours.${day}`) !== undefined;
          const called = name.format(MONDAY + at * DAY);
          const set = (to: Span[]) => field.onChange({ ...field.value, [day]: to });
          return (
            <li key={day} className="py-2">
              <div className="flex items-center gap-3">
                <span className="flex min-h-11 flex-1 items-center">
                  <span className="capitalize">{called}</span>
                  {spans.length === 0 ? (
                    <span className="ml-3 text-faint">
                      <Trans>free</Trans>
                    </span>
                  ) : null}
                </span>
                <Button
                  variant="quiet"
                  disabled={spans.length >= SPANS_AT_MOST}
                  aria-label={t`Add hours to ${called}`}
                  onClick={() => set([...spans, spans.length ? ["", ""] : OFFICE])}
                >
                  <Trans>Add</Trans>
                </Button>
              </div>
              <div className="space-y-2">
                {spans.map((span, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a span is its place in the day
                  <div key={index} className="flex flex-wrap items-center gap-2">
                    <Hours
                      value={span}
                      of={called}
                      wrong={wrong}
                      change={(to) => set(spans.map((one, other) => (other === index ? to : one)))}
                      left={field.onBlur}
                    />
                    <Button
                      variant="quiet"
                      aria-label={t`Remove these hours of ${called}`}
                      onClick={() => set(spans.filter((_, other) => other !== index))}
                    >
                      <Trans>Remove</Trans>
                    </Button>
                  </div>
                ))}
              </div>
            </li>
          );
        })}
      </ul>
    </Group>
  );
}

/** When no device is told of anything; it may go over midnight. */
export function QuietHours({ api, hint }: Wished & { hint: string }) {
  const { field } = useController({ control: api.form.control, name: "notifications.quiet_hours" });
  const error = api.wrong("notifications.quiet_hours");
  return (
    <div className="space-y-1">
      <Toggle
        label={<Trans>Quiet hours</Trans>}
        hint={hint}
        error={error}
        checked={Boolean(field.value)}
        onChange={(event) => field.onChange(event.target.checked ? NIGHT : null)}
      />
      {field.value ? (
        <Hours
          value={field.value as Span}
          of={t`Quiet hours`}
          wrong={error !== undefined}
          change={field.onChange}
          left={field.onBlur}
        />
      ) : null}
    </div>
  );
}
