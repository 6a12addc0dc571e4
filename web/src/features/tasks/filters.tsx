"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { kinds } from "@/lib/api/generated/kinds.gen";
import { warnings } from "@/lib/api/generated/warnings.gen";
import { agentsQuery, integrationsQuery, type Narrowed } from "@/lib/api/queries";
import { badgeOf } from "./badges";
import { NAMES } from "./narrow";

type FiltersProps = { narrowed: Narrowed; narrow: (change: Record<string, string | undefined>) => void };

/** What a list can be narrowed to. What there is only one of cannot narrow it, and is not offered. */
export function Filters({ narrowed, narrow }: FiltersProps) {
  const { t } = useLingui();
  const { data: agents = [] } = useQuery(agentsQuery());
  const { data: accounts = [] } = useQuery(integrationsQuery());
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => first.current?.querySelector("select")?.focus(), []);
  const choose = (name: string) => (value: string) => narrow({ [name]: value || undefined });
  return (
    <div ref={first} className="grid grid-cols-2 gap-x-3 gap-y-2 pb-2">
      <Choice label={t`Kind`} value={narrowed.kind?.[0]} choose={choose(NAMES.kind)}>
        <option value="">{t`All kinds`}</option>
        {Object.entries(kinds).map(([kind, { noun }]) => (
          <option key={kind} value={kind}>
            {noun}
          </option>
        ))}
      </Choice>
      <Choice label={t`Warnings`} value={narrowed.warning ?? undefined} choose={choose(NAMES.warning)}>
        <option value="">{t`With and without`}</option>
        <option value="any">{t`With a warning`}</option>
        {Object.keys(warnings).map((code) => (
          <option key={code} value={code}>
            {badgeOf(code).short}
          </option>
        ))}
      </Choice>
      {agents.length > 1 || narrowed.agent_id ? (
        <Choice label={t`Agent`} value={narrowed.agent_id ?? undefined} choose={choose(NAMES.agent_id)}>
          <option value="">{t`All agents`}</option>
          {agents.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Choice>
      ) : null}
      {accounts.length > 1 || narrowed.integration_id ? (
        <Choice label={t`Account`} value={narrowed.integration_id ?? undefined} choose={choose(NAMES.integration_id)}>
          <option value="">{t`All accounts`}</option>
          {accounts.map(({ id, account }) => (
            <option key={id} value={id}>
              {account}
            </option>
          ))}
        </Choice>
      ) : null}
      {Object.keys(narrowed).length ? (
        <button
          type="button"
          onClick={() => narrow(Object.fromEntries(Object.values(NAMES).map((name) => [name, undefined])))}
          className="col-span-2 min-h-8 justify-self-start text-sm text-sign underline underline-offset-4"
        >
          <Trans>Clear filters</Trans>
        </button>
      ) : null}
    </div>
  );
}

type ChoiceProps = { label: string; value: string | undefined; choose: (value: string) => void; children: ReactNode };

function Choice({ label, value, choose, children }: ChoiceProps) {
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="label">
        {label}
      </label>
      <select
        id={id}
        value={value ?? ""}
        onChange={(event) => choose(event.target.value)}
        className="min-h-10 w-full rounded-md border border-edge/60 bg-raised px-2"
      >
        {children}
      </select>
    </div>
  );
}
