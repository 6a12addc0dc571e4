"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Choice, Field } from "@/components/ui/field";
import { Notice, Trouble } from "@/components/ui/notice";
import { told } from "@/lib/api/client";
import { rulesCreate } from "@/lib/api/generated/sdk.gen";
import type { IntegrationOut } from "@/lib/api/generated/types.gen";
import { keys } from "@/lib/api/queries";
import { fieldError } from "@/lib/errors";
import { capital } from "@/lib/text";
import { toast } from "@/lib/toasts";
import { DAYS, type Draft, KINDS, type Kind, pins, RULES, sentence, WHO } from "./words";

const DAY = 86_400_000;
const MANY = 100;
/** Characters, where the kind names no bound. */
const SHORT = 40;

export function RuleForm({
  from,
  accounts,
  close,
}: {
  from: Partial<Draft>;
  accounts: IntegrationOut[];
  close: () => void;
}) {
  const cache = useQueryClient();
  const box = useRef<HTMLFormElement>(null);
  const [key] = useState(() => crypto.randomUUID());
  const [draft, setDraft] = useState<Draft>({
    kind: KINDS[0] as Kind,
    integrationId: accounts[0]?.id ?? "",
    who: "",
    own: {},
    perDay: 20,
    days: 30,
    ...from,
  });
  useEffect(() => box.current?.querySelector<HTMLElement>("select, input")?.focus(), []);
  const make = useMutation({
    mutationFn: () =>
      told(
        rulesCreate({
          headers: { "Idempotency-Key": key },
          body: {
            kind: draft.kind,
            integration_id: draft.integrationId,
            where: pins(draft),
            limits: { per_day: draft.perDay },
            expires_at: new Date(Date.now() + draft.days * DAY - DAY / 24).toISOString(),
          },
        }),
      ),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: keys.rules });
      toast({ text: "The rule stands." });
      close();
    },
  });
  const words = sentence(draft);
  const { who, pin, own } = RULES[draft.kind];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (words) make.mutate();
  };
  return (
    <form ref={box} onSubmit={submit} aria-label="A new rule" className="space-y-4 border-t py-7">
      {make.error ? <Trouble error={make.error} /> : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <Choice
          label="What"
          value={draft.kind}
          onChange={(event) => setDraft({ ...draft, kind: event.target.value as Kind })}
        >
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {RULES[kind].does}
            </option>
          ))}
        </Choice>
        <Choice
          label="In"
          value={draft.integrationId}
          onChange={(event) => setDraft({ ...draft, integrationId: event.target.value })}
        >
          {accounts.map(({ id, account }) => (
            <option key={id} value={id}>
              {account}
            </option>
          ))}
        </Choice>
        <Field
          label={WHO[pin].label}
          value={draft.who}
          onChange={(event) => setDraft({ ...draft, who: event.target.value })}
          hint={WHO[pin].hint}
          autoComplete="off"
          spellCheck={false}
          required
          error={fieldError(make.error, who)}
        />
        {own.map(({ name, longest }) => (
          <Field
            key={name}
            label={capital(name.replaceAll("_", " "))}
            value={draft.own[name] ?? ""}
            onChange={(event) => setDraft({ ...draft, own: { ...draft.own, [name]: event.target.value } })}
            maxLength={longest ?? SHORT}
            required
            error={fieldError(make.error, name)}
          />
        ))}
        <Field
          label="At most a day"
          type="number"
          min={1}
          max={MANY}
          value={draft.perDay}
          onChange={(event) => setDraft({ ...draft, perDay: event.target.valueAsNumber || 1 })}
          required
          error={fieldError(make.error, "per_day")}
        />
        <Choice
          label="For"
          value={draft.days}
          onChange={(event) => setDraft({ ...draft, days: Number(event.target.value) })}
          error={fieldError(make.error, "expires_at")}
        >
          {DAYS.map((days) => (
            <option key={days} value={days}>
              {days} days
            </option>
          ))}
        </Choice>
      </div>
      <Notice title={words ? <bdi>{words}</bdi> : "Say whom it is about, and read here what it will do."}>
        <p>
          What carries a warning, or reaches somebody whom you have never dealt with, is still asked about. So is what
          waits already.
        </p>
      </Notice>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" type="submit" busy={make.isPending} disabled={!words}>
          Let it stand
        </Button>
        <Button variant="quiet" onClick={close}>
          Leave it
        </Button>
      </div>
    </form>
  );
}
