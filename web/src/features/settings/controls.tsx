"use client";

import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Area, Choice, Field, Group, Toggle } from "@/components/ui/field";
import { agents } from "@/lib/api/generated/agents.gen";
import { preferences } from "@/lib/api/generated/preferences.gen";
import { ContactLines } from "./contact-lines";
import { QuietHours, WeekHours } from "./hours";
import type { Name, Wished } from "./parts";

const NUMBER = { valueAsNumber: true } as const;
const NARROW = "max-w-32";

/** One control for each preference. */
export const CONTROLS: Record<Name, (props: Wished) => React.ReactNode> = {
  tone: ({ api }) => (
    <Choice
      label={t`Tone`}
      hint={preferences.tone.changes}
      className="max-w-60"
      error={api.wrong("tone")}
      {...api.form.register("tone")}
    >
      <option value="brief">{t`Brief`}</option>
      <option value="friendly">{t`Friendly`}</option>
      <option value="formal">{t`Formal`}</option>
    </Choice>
  ),
  signature: ({ api }) => (
    <Area
      label={t`Signature`}
      hint={preferences.signature.changes}
      error={api.wrong("signature")}
      {...api.form.register("signature")}
    />
  ),
  vip: ({ api }) => <ContactLines api={api} name="vip" label={t`Always first`} hint={preferences.vip.changes} />,
  never_touch: ({ api }) => (
    <ContactLines api={api} name="never_touch" label={t`Never touch`} hint={preferences.never_touch.changes} />
  ),
  cooling_seconds: ({ api }) => (
    <Field
      type="number"
      inputMode="numeric"
      label={t`Seconds before a mail leaves`}
      hint={preferences.cooling_seconds.changes}
      className={NARROW}
      error={api.wrong("cooling_seconds")}
      {...api.form.register("cooling_seconds", NUMBER)}
    />
  ),
  approval_ttl_hours: ({ api }) => (
    <Field
      type="number"
      inputMode="numeric"
      label={t`Hours until a task expires`}
      hint={preferences.approval_ttl_hours.changes}
      className={NARROW}
      error={api.wrong("approval_ttl_hours")}
      {...api.form.register("approval_ttl_hours", NUMBER)}
    />
  ),
  working_hours: ({ api }) => <WeekHours api={api} hint={preferences.working_hours.changes} />,
  meeting: ({ api }) => (
    <Group label={t`Meetings`} hint={preferences.meeting.changes} className="sm:grid-cols-2 sm:gap-4">
      {(
        [
          ["default_minutes", t`Minutes that one takes`],
          ["buffer_minutes", t`Minutes free between two`],
          ["max_per_day", t`At most a day`],
        ] as const
      ).map(([field, label]) => (
        <Field
          key={field}
          type="number"
          inputMode="numeric"
          label={label}
          error={api.wrong(`meeting.${field}`)}
          {...api.form.register(`meeting.${field}`, NUMBER)}
        />
      ))}
      <Field
        type="time"
        label={t`None before`}
        error={api.wrong("meeting.no_meetings_before")}
        {...api.form.register("meeting.no_meetings_before", { setValueAs: (value) => value || null })}
      />
    </Group>
  ),
  priorities: ({ api }) => (
    <Group label={t`Whose findings come first`} hint={preferences.priorities.changes}>
      {(Object.keys(agents) as (keyof typeof agents)[]).map((type) => (
        <Field
          key={type}
          type="range"
          min={0}
          max={100}
          step={10}
          label={agents[type].title}
          className="max-w-80 accent-sign"
          error={api.wrong(`priorities.${type}`)}
          {...api.form.register(`priorities.${type}`, NUMBER)}
        />
      ))}
    </Group>
  ),
  engine: ({ api }) => (
    <Choice
      label={t`What judges and writes`}
      hint={preferences.engine.changes}
      className="max-w-60"
      error={api.wrong("engine")}
      {...api.form.register("engine")}
    >
      <option value="auto">{t`The best that is there`}</option>
      <option value="rules">{t`Rules alone`}</option>
      <option value="openai">OpenAI</option>
      <option value="anthropic">Anthropic</option>
    </Choice>
  ),
  monthly_ai_budget: ({ api }) => (
    <Field
      inputMode="decimal"
      label={t`Budget a month, ${api.form.getValues("monthly_ai_budget.currency") ?? ""}`}
      hint={preferences.monthly_ai_budget.changes}
      className={NARROW}
      error={api.wrong("monthly_ai_budget")}
      {...api.form.register("monthly_ai_budget.amount")}
    />
  ),
  "notifications.push": ({ api }) => (
    <Toggle
      label={<Trans>Tell my devices</Trans>}
      hint={preferences["notifications.push"].changes}
      error={api.wrong("notifications.push")}
      {...api.form.register("notifications.push")}
    />
  ),
  "notifications.quiet_hours": ({ api }) => (
    <QuietHours api={api} hint={preferences["notifications.quiet_hours"].changes} />
  ),
  "notifications.email": ({ api }) => (
    <Toggle
      label={<Trans>Tell me by mail</Trans>}
      hint={preferences["notifications.email"].changes}
      error={api.wrong("notifications.email")}
      {...api.form.register("notifications.email")}
    />
  ),
  "notifications.details": ({ api }) => (
    <Toggle
      label={<Trans>Say what it is about</Trans>}
      hint={preferences["notifications.details"].changes}
      error={api.wrong("notifications.details")}
      {...api.form.register("notifications.details")}
    />
  ),
  "notifications.bundle_over": ({ api }) => (
    <Field
      type="number"
      inputMode="numeric"
      label={t`Together from`}
      hint={preferences["notifications.bundle_over"].changes}
      className={NARROW}
      error={api.wrong("notifications.bundle_over")}
      {...api.form.register("notifications.bundle_over", NUMBER)}
    />
  ),
};
