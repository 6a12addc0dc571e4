"use client";

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { Form } from "@/components/ui/form";
import { Section } from "@/components/ui/page";
import type { Preferences as Wishes } from "@/lib/api/generated/types.gen";
import { vPreferencesChange } from "@/lib/api/generated/valibot.gen";
import { changePreferences } from "@/lib/api/preferences";
import { useApiForm } from "@/lib/form";
import { toast } from "@/lib/toasts";
import { CONTROLS } from "./controls";
import { isHeeded, type Name, partOf } from "./parts";

type Part = { id: string; title: MessageDescriptor; lead?: MessageDescriptor; names: readonly Name[] };

const NEXT_LOOK = msg`Your agents follow this from their next look on.`;

const PARTS: readonly Part[] = [
  { id: "writing", title: msg`How they write`, lead: NEXT_LOOK, names: ["tone", "signature"] },
  { id: "people", title: msg`Whose mail`, lead: NEXT_LOOK, names: ["vip", "never_touch", "priorities"] },
  {
    id: "deciding",
    title: msg`Decisions`,
    lead: msg`Counts for what is proposed and countersigned from now on.`,
    names: ["cooling_seconds", "approval_ttl_hours"],
  },
  { id: "hours", title: msg`Your time`, names: ["working_hours", "meeting"] },
  { id: "engine", title: msg`What judges and writes`, names: ["engine", "monthly_ai_budget"] },
];

const TOLD: Part = {
  id: "notifications",
  title: msg`Notifications`,
  lead: msg`To the devices above.`,
  names: [
    "notifications.push",
    "notifications.quiet_hours",
    "notifications.email",
    "notifications.details",
    "notifications.bundle_over",
  ],
};

/** How the staff should work for this person: all that anything follows, and nothing else. */
export function Preferences({ wishes }: { wishes: Wishes }) {
  return (
    <>
      {PARTS.map((part) => (
        <PartForm key={part.id} part={part} wishes={wishes} />
      ))}
    </>
  );
}

/** How they are told, for who has a device that can be. */
export function Notifications({ wishes }: { wishes: Wishes }) {
  return <PartForm part={TOLD} wishes={wishes} />;
}

function PartForm({ part: { id, title, lead, names }, wishes }: { part: Part; wishes: Wishes }) {
  const { i18n } = useLingui();
  const heeded = names.filter(isHeeded);
  if (heeded.length === 0 && id !== "engine") return null;
  return (
    <Section id={id} title={i18n._(title)} lead={lead && i18n._(lead)}>
      {heeded.length ? (
        <Some id={id} names={heeded} wishes={wishes} label={i18n._(title)} />
      ) : (
        <p className="text-soft">
          <Trans>Rules, on this installation. No language model reads your mail, and none costs you anything.</Trans>
        </p>
      )}
    </Section>
  );
}

type SomeProps = { id: string; names: readonly Name[]; wishes: Wishes; label: string };

function Some({ id, names, wishes, label }: SomeProps) {
  const { t } = useLingui();
  const cache = useQueryClient();
  const api = useApiForm<Wishes>({
    name: `preferences.${id}`,
    stored: partOf(wishes, names),
    schema: vPreferencesChange,
    save: (values) => changePreferences(cache, values),
    saved: () => toast({ text: t`Saved.` }),
  });
  return (
    <Form api={api} label={label}>
      {names.map((name) => {
        const Control = CONTROLS[name];
        return <Control key={name} api={api} />;
      })}
    </Form>
  );
}
