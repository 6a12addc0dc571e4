"use client";

import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Choice, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { told } from "@/lib/api/client";
import { rulesCreate } from "@/lib/api/generated/sdk.gen";
import type { IntegrationOut, NewRule } from "@/lib/api/generated/types.gen";
import { vNewRule } from "@/lib/api/generated/valibot.gen";
import type { FieldProblem } from "@/lib/api/problem";
import { keys } from "@/lib/api/queries";
import { useApiForm } from "@/lib/form";
import { capital } from "@/lib/text";
import { toast } from "@/lib/toasts";
import { DAYS, type Draft, KINDS, type Kind, pins, RULES, sentence, WHO } from "./words";

const DAY = 86_400_000;
/** Characters, where the kind names no bound. */
const SHORT = 40;

type RuleFormProps = { from: Partial<Draft>; accounts: IntegrationOut[]; close: () => void };

export function RuleForm({ from, accounts, close }: RuleFormProps) {
  const { t } = useLingui();
  const cache = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const [stored] = useState<Draft>(() => ({
    kind: KINDS[0] as Kind,
    integrationId: accounts[0]?.id ?? "",
    who: "",
    own: {},
    perDay: 20,
    days: 30,
    ...from,
  }));
  const api = useApiForm<Draft>({
    name: "rule",
    stored,
    schema: vNewRule,
    body: bodyOf,
    fieldAt,
    check: leftOpen,
    save: async (draft) => {
      await told(rulesCreate({ headers: { "Idempotency-Key": key }, body: bodyOf(draft) }));
      await cache.invalidateQueries({ queryKey: keys.rules });
    },
    saved: () => {
      toast({ text: t`The rule stands.` });
      close();
    },
  });
  const { register, watch, setFocus } = api.form;
  useEffect(() => setFocus("kind"), [setFocus]);
  const draft = watch();
  const words = sentence(draft);
  const { pin, own } = RULES[draft.kind];
  return (
    <Form
      api={api}
      label={t`A new rule`}
      action={<Trans>Let it stand</Trans>}
      leave={close}
      className="space-y-4 border-t py-7"
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Choice label={t`What`} error={api.wrong("kind")} {...register("kind")}>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {RULES[kind].does}
            </option>
          ))}
        </Choice>
        <Choice label={t`In`} error={api.wrong("integrationId")} {...register("integrationId")}>
          {accounts.map(({ id, account }) => (
            <option key={id} value={id}>
              {account}
            </option>
          ))}
        </Choice>
        <Field
          label={WHO[pin].label()}
          hint={WHO[pin].hint()}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          error={api.wrong("who")}
          {...register("who")}
        />
        {own.map(({ name, longest }) => (
          <Field
            key={name}
            label={capital(name.replaceAll("_", " "))}
            maxLength={longest ?? SHORT}
            error={api.wrong(`own.${name}`)}
            {...register(`own.${name}`)}
          />
        ))}
        <Field
          label={t`At most a day`}
          type="number"
          inputMode="numeric"
          error={api.wrong("perDay")}
          {...register("perDay", { valueAsNumber: true })}
        />
        <Choice label={t`For`} error={api.wrong("days")} {...register("days", { valueAsNumber: true })}>
          {DAYS.map((days) => (
            <option key={days} value={days}>
              {plural(days, { one: "# day", other: "# days" })}
            </option>
          ))}
        </Choice>
      </div>
      <Notice title={words ? <bdi>{words}</bdi> : t`Say whom it is about, and read here what it will do.`}>
        <p>
          <Trans>
            What carries a warning, or reaches somebody whom you have never dealt with, is still asked about. So is what
            waits already.
          </Trans>
        </p>
      </Notice>
    </Form>
  );
}

function bodyOf(draft: Draft): NewRule {
  return {
    kind: draft.kind,
    integration_id: draft.integrationId,
    where: pins(draft),
    limits: { per_day: draft.perDay },
    expires_at: new Date(Date.now() + draft.days * DAY - DAY / 24).toISOString(),
  };
}

/** Whom it is about, and what else the kind names: a rule without them would be about everybody. */
function leftOpen({ kind, who, own }: Draft): FieldProblem[] {
  const open = (loc: string[], value = "") => (value.trim() ? [] : [{ loc, msg: "", code: "empty" }]);
  return [...open(["who"], who), ...RULES[kind].own.flatMap(({ name }) => open(["own", name], own[name]))];
}

const FIELDS: Record<string, string> = {
  kind: "kind",
  integration_id: "integrationId",
  expires_at: "days",
  limits: "perDay",
};

function fieldAt([first, ...rest]: (string | number)[]): (string | number)[] {
  if (first !== "where") return [FIELDS[String(first)] ?? "who"];
  const named = rest.join(".");
  return Object.values(RULES).some(({ own }) => own.some(({ name }) => name === named)) ? ["own", named] : ["who"];
}
