"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { Area, Field } from "@/components/ui/field";
import { Moment } from "@/components/ui/moment";
import { Notice, Trouble } from "@/components/ui/notice";
import { Awaiting, Page } from "@/components/ui/page";
import { told } from "@/lib/api/client";
import { agents as AGENTS } from "@/lib/api/generated/agents.gen";
import { agentsChange, agentsCreate, agentsRemove, agentsScan } from "@/lib/api/generated/sdk.gen";
import type { AgentChange, AgentOut } from "@/lib/api/generated/types.gen";
import { agentsQuery, keys } from "@/lib/api/queries";
import { fieldError } from "@/lib/errors";
import { counted, visible } from "@/lib/text";

const TYPES = Object.keys(AGENTS) as AgentOut["type"][];

const STANDINGS: Record<string, { words: string; ink: string }> = {
  active: { words: "At work", ink: "text-good" },
  paused: { words: "Paused", ink: "text-faint" },
  needs_integration: { words: "Needs an account to read", ink: "text-care" },
  error: { words: "Stopped by an error", ink: "text-alarm" },
};

export function Agents() {
  const {
    data: agents,
    error,
    refetch,
  } = useQuery({
    ...agentsQuery(),
    refetchInterval: (query) =>
      query.state.data?.some(({ last_scan }) => last_scan?.phase === "reading") ? 4000 : false,
  });
  return (
    <Page
      title="Agents"
      lead="Your staff. Each one reads, prepares and asks; none of them acts without your signature, or a rule that you gave it."
    >
      {error && !agents ? <Trouble error={error} again={() => void refetch()} /> : null}
      {!agents && !error ? <Awaiting what="your agents" /> : null}
      {agents ? (
        <>
          <ul>
            {agents.map((agent) => (
              <Agent key={agent.id} agent={agent} />
            ))}
          </ul>
          <Hire agents={agents} />
        </>
      ) : null}
    </Page>
  );
}

function useAgents<Variables>(work: (variables: Variables) => Promise<unknown>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn: work, onSuccess: () => cache.invalidateQueries({ queryKey: keys.agents }) });
}

function Agent({ agent }: { agent: AgentOut }) {
  const [editing, setEditing] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const path = { agent_id: agent.id };
  const change = useAgents((body: AgentChange) => told(agentsChange({ path, body })));
  const scan = useAgents(() => told(agentsScan({ path })));
  const remove = useAgents(() => told(agentsRemove({ path })));
  const standing = STANDINGS[agent.status];
  const failed = change.error ?? scan.error ?? remove.error;
  const reading = agent.last_scan?.phase === "reading";
  return (
    <li className="border-t py-7">
      <div className="flex flex-wrap items-baseline gap-x-4">
        <h2 className="font-serif text-2xl">
          <bdi>{agent.name}</bdi>
        </h2>
        <p className={`font-medium ${standing?.ink}`}>{reading ? "Reading now" : standing?.words}</p>
      </div>
      <p className="mt-1 text-soft">{AGENTS[agent.type]?.job}</p>
      <p className="mt-3 text-sm text-faint">
        <LastScan agent={agent} />
      </p>
      {agent.instructions && !editing ? (
        <blockquote className="letter mt-4 border-l-2 pl-4 !text-base text-soft">
          <bdi>{visible(agent.instructions)}</bdi>
        </blockquote>
      ) : null}
      {agent.last_scan?.error ? (
        <Notice tone="care" title="The last look did not finish" className="mt-4">
          <p>{agent.last_scan.error}</p>
        </Notice>
      ) : null}
      {failed ? <Trouble error={failed} className="mt-4" /> : null}
      {editing ? (
        <Edit
          agent={agent}
          error={change.error}
          busy={change.isPending}
          save={(body) => change.mutate(body, { onSuccess: () => setEditing(false) })}
          cancel={() => setEditing(false)}
        />
      ) : (
        <div className="mt-5 flex flex-wrap gap-2">
          {agent.status === "needs_integration" ? (
            <LinkButton href="/accounts/" variant="primary">
              Connect an account
            </LinkButton>
          ) : (
            <Button
              onClick={() => scan.mutate(undefined)}
              busy={scan.isPending || reading}
              disabled={agent.status === "paused"}
            >
              Look now
            </Button>
          )}
          <Button onClick={() => setEditing(true)}>Edit</Button>
          {agent.status === "paused" ? (
            <Button onClick={() => change.mutate({ status: "active" })} busy={change.isPending}>
              Resume
            </Button>
          ) : (
            <Button onClick={() => change.mutate({ status: "paused" })} busy={change.isPending}>
              Pause
            </Button>
          )}
          {leaving ? (
            <>
              <Button variant="alarm" onClick={() => remove.mutate(undefined)} busy={remove.isPending}>
                Yes, dismiss
              </Button>
              <Button variant="quiet" onClick={() => setLeaving(false)}>
                Keep
              </Button>
            </>
          ) : (
            <Button variant="quiet" onClick={() => setLeaving(true)}>
              Dismiss
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function LastScan({ agent }: { agent: AgentOut }) {
  const { last_scan: scan, next_scan_at: next } = agent;
  return (
    <>
      {scan ? (
        <>
          Last looked <Moment at={scan.at} />: {counted(scan.read ?? 0, "mail", "mails")} read,{" "}
          {counted(scan.proposed ?? 0, "task", "tasks")} proposed.
        </>
      ) : (
        "Has not looked yet."
      )}
      {next && agent.status === "active" ? (
        <>
          {" "}
          Looks again <Moment at={next} />, every {counted(agent.scan_interval_minutes, "minute", "minutes")}.
        </>
      ) : null}
    </>
  );
}

type EditProps = {
  agent: AgentOut;
  error: unknown;
  busy: boolean;
  save: (body: AgentChange) => void;
  cancel: () => void;
};

function Edit({ agent, error, busy, save, cancel }: EditProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    save({
      name: String(form.get("name")),
      instructions: String(form.get("instructions")),
      scan_interval_minutes: Number(form.get("interval")),
    });
  };
  return (
    <form onSubmit={submit} className="mt-5 space-y-4">
      <Field
        label="Name"
        name="name"
        defaultValue={agent.name}
        maxLength={100}
        required
        error={fieldError(error, "name")}
      />
      <Area
        label="What it should know"
        name="instructions"
        hint="Plain words, such as: answer suppliers formally, leave newsletters alone."
        defaultValue={agent.instructions}
        maxLength={2000}
        error={fieldError(error, "instructions")}
      />
      <Field
        label="Looks every … minutes"
        name="interval"
        type="number"
        min={1}
        max={10080}
        defaultValue={agent.scan_interval_minutes}
        hint="Never more often than your plan allows."
        className="max-w-32"
        error={fieldError(error, "scan_interval_minutes")}
      />
      <div className="flex gap-2">
        <Button variant="primary" type="submit" busy={busy}>
          Keep these changes
        </Button>
        <Button variant="quiet" onClick={cancel}>
          Leave it as it was
        </Button>
      </div>
    </form>
  );
}

function Hire({ agents }: { agents: AgentOut[] }) {
  const hire = useAgents((type: AgentOut["type"]) => told(agentsCreate({ body: { type } })));
  const missing = TYPES.filter((type) => !agents.some((agent) => agent.type === type));
  if (missing.length === 0 && !hire.error) return null;
  return (
    <section className="border-t py-7">
      <h2 className="text-base font-semibold">You could also have</h2>
      {hire.error ? <Trouble error={hire.error} className="mt-3" /> : null}
      <ul className="mt-3 divide-y">
        {missing.map((type) => (
          <li key={type} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <p>
              <span className="font-medium">{AGENTS[type].title}</span>{" "}
              <span className="text-soft">{AGENTS[type].job}</span>
            </p>
            <Button onClick={() => hire.mutate(type)} busy={hire.isPending}>
              Take on
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
