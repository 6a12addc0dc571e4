"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { Notice, Trouble } from "@/components/ui/notice";
import { Awaiting, Page } from "@/components/ui/page";
import { told } from "@/lib/api/client";
import { agentsChange, rulesRemove } from "@/lib/api/generated/sdk.gen";
import type { RuleOut, SuggestionOut } from "@/lib/api/generated/types.gen";
import { agentsQuery, integrationsQuery, keys, plansQuery, rulesQuery, suggestionsQuery } from "@/lib/api/queries";
import { useSession } from "@/lib/api/session";
import { counted, visible } from "@/lib/text";
import { RuleForm } from "./rule-form";
import { type Draft, type Kind, RULES, WHO } from "./words";

export function Rules() {
  const plan = useSession((standing) => standing.user?.plan);
  const plans = useQuery(plansQuery());
  const rules = useQuery(rulesQuery());
  const accounts = useQuery(integrationsQuery());
  const [draft, setDraft] = useState<Partial<Draft> | null>(null);
  const allowed = plans.data?.find(({ name }) => name === plan)?.rules;
  const failed = rules.error ?? plans.error ?? accounts.error;
  return (
    <Page
      title="Rules"
      lead="What your agents may do without asking you each time: exactly what a rule names, so often, until a day you chose. All else still waits for your signature."
    >
      {failed ? <Trouble error={failed} again={() => void rules.refetch()} className="mb-6" /> : null}
      {!rules.data && !failed ? <Awaiting what="your rules" /> : null}
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
          {rules.data.length ? <WhoMayUse /> : null}
          {draft ? (
            <RuleForm from={draft} accounts={accounts.data} close={() => setDraft(null)} />
          ) : (
            <New none={rules.data.length === 0} connected={accounts.data.length > 0} begin={() => setDraft({})} />
          )}
          {draft ? null : <Suggestions take={setDraft} />}
        </>
      ) : null}
    </Page>
  );
}

function Rule({ rule }: { rule: RuleOut }) {
  const [leaving, setLeaving] = useState(false);
  const cache = useQueryClient();
  const remove = useMutation({
    mutationFn: () => told(rulesRemove({ path: { rule_id: rule.id } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.rules }),
  });
  return (
    <li className="border-t py-6">
      <h2 className="font-serif text-xl leading-snug">
        <bdi>{visible(rule.says)}</bdi>
      </h2>
      <p className="mt-2 text-sm text-faint">
        {rule.expired ? (
          <span className="font-medium text-care">
            Over since <Moment at={rule.expires_at} show="absolute" />. It approves nothing any more.
          </span>
        ) : !rule.signed ? (
          <span className="font-medium text-care">
            It approves nothing: it was made before rules were signed. Make it again, and remove this one.
          </span>
        ) : (
          <>
            Used {rule.used_today} of {rule.limits.per_day} today.{" "}
            {rule.last_used_at ? (
              <>
                Last <Moment at={rule.last_used_at} />.{" "}
              </>
            ) : (
              "Not used yet. "
            )}
            Until <Moment at={rule.expires_at} show="absolute" />.
          </>
        )}
      </p>
      {remove.error ? <Trouble error={remove.error} className="mt-3" /> : null}
      <div className="mt-3 flex flex-wrap gap-2">
        {leaving ? (
          <>
            <Button variant="alarm" onClick={() => remove.mutate()} busy={remove.isPending}>
              Yes, ask me again
            </Button>
            <Button variant="quiet" onClick={() => setLeaving(false)}>
              Keep it
            </Button>
          </>
        ) : (
          <Button variant="quiet" onClick={() => setLeaving(true)} aria-label={`Remove: ${rule.says}`}>
            Remove
          </Button>
        )}
      </div>
    </li>
  );
}

/** Rules work for agents that were told to use them; an agent that was not asks about everything. */
function WhoMayUse() {
  const cache = useQueryClient();
  const { data: agents } = useQuery(agentsQuery());
  const allow = useMutation({
    mutationFn: (agent_id: string) => told(agentsChange({ path: { agent_id }, body: { autonomy: "rules" } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.agents }),
  });
  const asking = agents?.filter(({ autonomy }) => autonomy === "ask") ?? [];
  if (asking.length === 0) return null;
  return (
    <Notice tone="care" title="Some of your agents ask about everything" className="my-6">
      <p>A rule is used by an agent that you allow to.</p>
      {allow.error ? <Trouble error={allow.error} /> : null}
      {asking.map(({ id, name }) => (
        <Button key={id} onClick={() => allow.mutate(id)} busy={allow.isPending && allow.variables === id}>
          <span>
            Let <bdi>{name}</bdi> use your rules
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
          There is none yet, so everything waits for you. A good first rule takes care of one newsletter.
        </p>
      ) : null}
      {connected ? (
        <Button variant={none ? "primary" : "plain"} onClick={begin}>
          Write a rule
        </Button>
      ) : (
        <LinkButton href="/accounts/" variant="primary">
          Connect an account first
        </LinkButton>
      )}
    </section>
  );
}

function Suggestions({ take }: { take: (draft: Partial<Draft>) => void }) {
  const { data: suggestions } = useQuery(suggestionsQuery());
  const known = suggestions?.filter(({ rule }) => rule.kind in RULES) ?? [];
  if (known.length === 0) return null;
  return (
    <section aria-labelledby="suggestions" className="border-t py-7">
      <h2 id="suggestions" className="text-base font-semibold">
        You always say yes to these
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
          {does} {WHO[pin].word} <bdi>{visible(who)}</bdi>
        </span>{" "}
        <span className="text-soft">
          You countersigned this {counted(approved, "time", "times")}, as it was proposed.
        </span>
      </p>
      <Button onClick={() => take(draft)}>Make it a rule</Button>
    </li>
  );
}

function NotInPlan({ had }: { had: boolean }) {
  return (
    <Notice title="Rules come with Pro and Premium">
      <p>
        {had
          ? "Your plan has none, so these approve nothing, and everything waits for you."
          : "On your plan everything waits for your signature. With Pro you can let an agent archive a newsletter, or save drafts to a colleague, without asking each time."}
      </p>
      <LinkButton href="/settings/">See the plans</LinkButton>
    </Notice>
  );
}
