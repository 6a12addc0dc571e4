"use client";

import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Area, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import type { AgentChange, AgentOut, Plan } from "@/lib/api/generated/types.gen";
import { vAgentChange } from "@/lib/api/generated/valibot.gen";
import { useApiForm } from "@/lib/form";
import { planName } from "@/lib/text";
import { Examples } from "./examples";

type EditProps = {
  agent: AgentOut;
  /** The person's, where it is known. */
  plan: Plan | undefined;
  save: (body: AgentChange) => Promise<unknown>;
  close: () => void;
};

type Values = { name: string; instructions: string; scan_interval_minutes: number };

export function Edit({ agent, plan, save, close }: EditProps) {
  const { t } = useLingui();
  const { name, instructions, scan_interval_minutes } = agent;
  const floor = plan?.scan_floor_minutes ?? 1;
  const called = planName(plan?.name ?? "");
  const allows = plural(floor, {
    one: `The ${called} plan allows one look a minute.`,
    other: `The ${called} plan allows one look every # minutes.`,
  });
  const api = useApiForm<Values>({
    name: `agent.${agent.id}`,
    stored: { name, instructions, scan_interval_minutes },
    schema: vAgentChange,
    check: (values) =>
      values.scan_interval_minutes < floor && values.scan_interval_minutes !== scan_interval_minutes
        ? [{ loc: ["scan_interval_minutes"], msg: allows, code: "too_small", params: { at_least: floor } }]
        : [],
    save,
    saved: close,
  });
  const { register } = api.form;
  return (
    <Form api={api} label={t`Edit ${name}`} leave={close} className="mt-5 space-y-4">
      <Field label={t`Name`} error={api.wrong("name")} {...register("name")} />
      <Area
        label={t`What it should know`}
        hint={t`In whole sentences, English or German. Once you save, it says of each whether it understood, and what.`}
        error={api.wrong("instructions")}
        {...register("instructions")}
      />
      <details>
        <summary className="cursor-pointer text-sign underline underline-offset-4">
          <Trans>What it understands</Trans>
        </summary>
        <Examples />
      </details>
      <Field
        label={t`Looks every … minutes`}
        type="number"
        inputMode="numeric"
        hint={plan ? allows : undefined}
        className="max-w-32"
        error={api.wrong("scan_interval_minutes")}
        {...register("scan_interval_minutes", { valueAsNumber: true })}
      />
    </Form>
  );
}
