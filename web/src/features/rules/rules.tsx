"use client";

import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { Notice, Trouble } from "@/components/ui/notice";
import { Awaiting, Page, useTogether } from "@/components/ui/page";
import { told } from "@/lib/api/client";
import { agentsChange, rulesRemove } from "@/lib/api/generated/sdk.gen";
import type { AgentOut, RuleOut, SuggestionOut } from "@/lib/api/generated/types.gen";
import { agentsQuery, integrationsQuery, keys, plansQuery, rulesQuery, suggestionsQuery } from "@/lib/api/queries";
import { useSession } from "@/lib/api/session";
import { later } from "@/lib/later";
import { summaryOf } from "@/lib/sentences";
import { visible } from "@/lib/text";
import { type Draft, type Kind, RULES, WHO } from "./words";

// What checks and keeps a form is not needed to read the rules.
const RuleForm = later(() => import("./rule-form").then((module) => ({ default: module.RuleForm })));

export function Rules() {
  const { t } = useLingui();
  const plan = useSession((standing) => standing.user?.plan);
  const plans = useQuery(plansQuery());
  const rules = useQuery(rulesQuery());
  const accounts = useQuery(integrationsQuery());
  const agents = useQuery(agentsQuery());
  const suggestions = useQuery(suggestionsQuery());
  const [draft, setDraft] = useState<Partial<Draft> | null>(null);
  const allowed = plans.data?.find(({ name }) => name === plan)?.rules;
  const failed = [rules, plans, accounts].filter(({ error, data }) => error && !data);
  const hasRest = useTogether(agents, suggestions);
  const isThere = plan && hasRest && ![rules, plans, accounts].some(({ isPending }) => isPending);
  return (
    <Page
      title={t`Rules`}
      lead={t`What your agents may do without asking you each time: exactly what a rule names, so often, until a day you chose. All else still waits for your signature.`}
    >
      {!isThere ? (
        <Awaiting what={t`your rules`} />
      ) : (
        <>
          {failed.length ? (
            <Trouble
              error={failed[0]?.error}
              again={() => void Promise.all(failed.map(({ refetch }) => refetch()))}
              className="mb-6"
            />
          ) : null}
          {rules.data?.length ? (
            <ul>
              {rules.data.map((rule) => (
                <Rule key={rule.id} rule={rule} />
              ))}
            </ul>
          ) : null}
          {allowed === false ? <NotInPlan had={Boolean(rules.data?.length)} /> : null}
          {allowed && rules.data && accounts.data ? (
            <>
              {rules.data.length ? <WhoMayUse agents={agents.data ?? []} /> : null}
              {draft ? (
                <Suspense fallback={<Awaiting what={t`the form`} />}>
                  <RuleForm from={draft} accounts={accounts.data} close={() => setDraft(null)} />
                </Suspense>
              ) : (
                <New none={rules.data.length === 0} connected={accounts.data.length > 0} begin={() => setDraft({})} />
              )}
              {draft ? null : <Suggestions all={suggestions.data ?? []} take={setDraft} />}
            </>
          ) : null}
        </>
      )}
    </Page>
  );
}

function Rule({ rule }: { rule: RuleOut }) {
  const { t } = useLingui();
  const [leaving, setLeaving] = useState(false);
  const cache = useQueryClient();
  const remove = useMutation({
    mutationFn: () => told(rulesRemove({ path: { rule_id: rule.id } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.rules }),
  });
  return (
    <li className="border-t py-6">
      <h2 className="font-serif text-xl leading-snug">
        <bdi>{summaryOf(rule)}</bdi>
      </h2>
      <p className="mt-2 text-sm text-faint">
        {rule.expired ? (
          <span className="font-medium text-care">
            <Trans>
              Over since <Moment at={rule.expires_at} show="absolute" />. It approves nothing any more.
            </Trans>
          </span>
        ) : !rule.signed ? (
          <span className="font-medium text-care">
            <Trans>
              It approves nothing: it was made before rules were signed. Make it again, and remove this one.
            </Trans>
          </span>
        ) : (
          <>
            <Trans>
              Used {rule.used_today} of {rule.limits.per_day} today.
            </Trans>{" "}
            {rule.last_used_at ? (
              <Trans>
                Last <Moment at={rule.last_used_at} />.
              </Trans>
            ) : (
              <Trans>Not used yet.</Trans>
            )}{" "}
            <Trans>
              Until <Moment at={rule.expires_at} show="absolute" />.
            </Trans>
          </>
        )}
      </p>
      {remove.error ? <Trouble error={remove.error} className="mt-3" /> : null}
      <div className="mt-3 flex flex-wrap gap-2">
        {leaving ? (
          <>
            <Button variant="alarm" onClick={() => remove.mutate()} busy={remove.isPending}>
              <Trans>Yes, ask me again</Trans>
            </Button>
            <Button variant="quiet" onClick={() => setLeaving(false)}>
              <Trans>Keep it</Trans>
            </Button>
          </>
        ) : (
          <Button variant="quiet" onClick={() => setLeaving(true)} aria-label={t`Remove: ${summaryOf(rule)}`}>
            <Trans>Remove</Trans>
          </Button>
        )}
      </div>
    </li>
  );
}

/** Rules work for agents that were told to use them; an agent that was not asks about everything. */
function WhoMayUse({ agents }: { agents: AgentOut[] }) {
  const { t } = useLingui();
  const cache = useQueryClient();
  const allow = useMutation({
    mutationFn: (agent_id: string) => told(agentsChange({ path: { agent_id }, body: { autonomy: "rules" } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.agents }),
  });
  const asking = agents.filter(({ autonomy }) => autonomy === "ask");
  if (asking.length === 0) return null;
  return (
    <Notice tone="care" title={t`Some of your agents ask about everything`} className="my-6">
      <p>
        <Trans>A rule is used by an agent that you allow to.</Trans>
      </p>
      {allow.error ? <Trouble error={allow.error} /> : null}
      {asking.map(({ id, name }) => (
        <Button key={id} onClick={() => allow.mutate(id)} busy={allow.isPending && allow.variables === id}>
          <span>
            <Trans>
              Let <bdi>{name}</bdi> use your rules
            </Trans>
          </span>
        </Button>
      ))}
    </Notice>
  );
}

function New({ none, connected, begin }: { none: boolean; connected: boolean; begin: () => void }) {
  return (
    <section className="border-t py-7">
      {none ? (
        <p className="mb-4 max-w-[60ch] text-soft">
          <Trans>There is none yet, so everything waits for you. A good first rule takes care of one newsletter.</Trans>
        </p>
      ) : null}
      {connected ? (
        <Button variant={none ? "primary" : "plain"} onClick={begin}>
          <Trans>Write a rule</Trans>
        </Button>
      ) : (
        <LinkButton href="/accounts/" variant="primary">
          <Trans>Connect an account first</Trans>
        </LinkButton>
      )}
    </section>
  );
}

function Suggestions({ all, take }: { all: SuggestionOut[]; take: (draft: Partial<Draft>) => void }) {
  const known = all.filter(({ rule }) => rule.kind in RULES);
  if (known.length === 0) return null;
  return (
    <section aria-labelledby="suggestions" className="border-t py-7">
      <h2 id="suggestions" className="text-base font-semibold">
        <Trans>You always say yes to these</Trans>
      </h2>
      <ul className="mt-3 divide-y">
        {known.map((one) => (
          <Suggestion key={JSON.stringify(one.rule.where) + one.rule.kind} one={one} take={take} />
        ))}
      </ul>
    </section>
  );
}

function Suggestion({ one: { rule, approved }, take }: { one: SuggestionOut; take: (draft: Partial<Draft>) => void }) {
  const { does, who: path, pin, own } = RULES[rule.kind];
  const who = rule.where[path] ?? "";
  const draft: Partial<Draft> = {
    kind: rule.kind satisfies Kind,
    integrationId: rule.integration_id,
    who,
    own: Object.fromEntries(own.map(({ name }) => [name, rule.where[name] ?? ""])),
    perDay: rule.limits.per_day,
  };
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3">
      <p>
        <span className="font-medium">
          <bdi>{WHO[pin].said(does, visible(who))}</bdi>
        </span>{" "}
        <span className="text-soft">
          <Plural
            value={approved}
            one="You countersigned this once, as it was proposed."
            other="You countersigned this # times, as it was proposed."
          />
        </span>
      </p>
      <Button onClick={() => take(draft)}>
        <Trans>Make it a rule</Trans>
      </Button>
    </li>
  );
}

function NotInPlan({ had }: { had: boolean }) {
  return (
    <Notice title={<Trans>Rules come with Pro and Premium</Trans>}>
      <p>
        {had ? (
          <Trans>Your plan has none, so these approve nothing, and everything waits for you.</Trans>
        ) : (
          <Trans>
            On your plan everything waits for your signature. With Pro you can let an agent archive a newsletter, or
            save drafts to a colleague, without asking each time.
          </Trans>
        )}
      </p>
      <LinkButton href="/settings/#plan">
        <Trans>See the plans</Trans>
      </LinkButton>
    </Notice>
  );
}
