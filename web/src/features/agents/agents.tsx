"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { useQueries, useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Trouble } from "@/components/ui/notice";
import { Awaiting, Page, useTogether } from "@/components/ui/page";
import { told } from "@/lib/api/client";
import { agents as AGENTS } from "@/lib/api/generated/agents.gen";
import { agentsCreate } from "@/lib/api/generated/sdk.gen";
import type { AgentOut } from "@/lib/api/generated/types.gen";
import { agentsQuery, plansQuery } from "@/lib/api/queries";
import { useSession } from "@/lib/api/session";
import { Agent, useAgents } from "./agent";
import { learnedQuery } from "./queries";

const TYPES = Object.keys(AGENTS) as AgentOut["type"][];
const LOOK_AGAIN = 4000;

export function Agents() {
  const { t } = useLingui();
  const own = useSession((standing) => standing.user?.plan);
  const agents = useQuery({
    ...agentsQuery(),
    refetchInterval: ({ state }) =>
      state.data?.some(({ last_scan }) => last_scan?.phase === "reading") ? LOOK_AGAIN : false,
  });
  const plans = useQuery(plansQuery());
  const learned = useQueries({ queries: (agents.data ?? []).map(({ id }) => learnedQuery(id)) });
  const hasRest = useTogether(plans, ...learned);
  const { data, error, refetch } = agents;
  const broken = learned.find((one) => one.error);
  return (
    <Page
      title={t`Agents`}
      lead={t`Your staff. Each one reads, prepares and asks; none of them acts without your signature, or a rule that you gave it.`}
    >
      {error && !data ? <Trouble error={error} read again={() => void refetch()} /> : null}
      {!error && !(data && hasRest) ? <Awaiting what={t`your agents`} /> : null}
      {data && hasRest ? (
        <>
          {broken ? <Trouble error={broken.error} read again={() => void broken.refetch()} className="mb-6" /> : null}
          <ul>
            {data.map((agent, at) => (
              <Agent
                key={agent.id}
                agent={agent}
                plan={plans.data?.find(({ name }) => name === own)}
                learned={learned[at]?.data}
              />
            ))}
          </ul>
          <Hire agents={data} />
        </>
      ) : null}
    </Page>
  );
}

function Hire({ agents }: { agents: AgentOut[] }) {
  const hire = useAgents((type: AgentOut["type"]) => told(agentsCreate({ body: { type } })));
  const missing = TYPES.filter((type) => !agents.some((agent) => agent.type === type));
  if (missing.length === 0 && !hire.error) return null;
  return (
    <section className="border-t py-7">
      <h2 className="text-base font-semibold">
        <Trans>You could also have</Trans>
      </h2>
      {hire.error ? <Trouble error={hire.error} className="mt-3" /> : null}
      <ul className="mt-3 divide-y">
        {missing.map((type) => (
          <li key={type} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <p>
              <span className="font-medium">{AGENTS[type].title}</span>{" "}
              <span className="text-soft">{AGENTS[type].job}</span>
            </p>
            <Button onClick={() => hire.mutate(type)} busy={hire.isPending}>
              <Trans>Take on</Trans>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
