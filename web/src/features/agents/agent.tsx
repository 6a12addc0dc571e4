"use client";

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, Suspense, useState } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { Notice, Trouble } from "@/components/ui/notice";
import { Awaiting } from "@/components/ui/page";
import { told } from "@/lib/api/client";
import { agents as AGENTS } from "@/lib/api/generated/agents.gen";
import { agentsChange, agentsRemove, agentsScan } from "@/lib/api/generated/sdk.gen";
import type { AgentChange, AgentOut, LearnedOut, Plan } from "@/lib/api/generated/types.gen";
import { keys } from "@/lib/api/queries";
import { keptDraft } from "@/lib/drafts";
import { later } from "@/lib/later";
import { retold } from "@/lib/sentences";
import { Instructions } from "./instructions";
import { Learned } from "./learned";

// What checks and keeps a form is not needed to see the agents.
const Edit = later(() => import("./edit").then((module) => ({ default: module.Edit })));

const STANDINGS: Record<AgentOut["status"], { words: MessageDescriptor; ink: string }> = {
  active: { words: msg`At work`, ink: "text-good" },
  paused: { words: msg`Paused`, ink: "text-faint" },
  needs_integration: { words: msg`Needs an account to read`, ink: "text-care" },
  error: { words: msg`Stopped by an error`, ink: "text-alarm" },
};

export function useAgents<Variables>(work: (variables: Variables) => Promise<unknown>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn: work, onSuccess: () => cache.invalidateQueries({ queryKey: keys.agents }) });
}

type AgentProps = { agent: AgentOut; learned: LearnedOut[] | undefined; plan: Plan | undefined };

export function Agent({ agent, learned, plan }: AgentProps) {
  const { t, i18n } = useLingui();
  const [editing, setEditing] = useState(() => keptDraft(`agent.${agent.id}`) !== undefined);
  const path = { agent_id: agent.id };
  const change = useAgents((body: AgentChange) => told(agentsChange({ path, body })));
  const scan = useAgents(() => told(agentsScan({ path })));
  const remove = useAgents(() => told(agentsRemove({ path })));
  const standing = STANDINGS[agent.status];
  const failed = (editing ? null : change.error) ?? scan.error ?? remove.error;
  const reading = agent.last_scan?.phase === "reading";
  return (
    <li className="border-t py-7">
      <div className="flex flex-wrap items-baseline gap-x-4">
        <h2 className="font-serif text-2xl">
          <bdi>{agent.name}</bdi>
        </h2>
        <p className={`font-medium ${standing.ink}`}>{reading ? t`Reading now` : i18n._(standing.words)}</p>
      </div>
      <p className="mt-1 text-soft">{AGENTS[agent.type]?.job}</p>
      <p className="mt-3 text-sm text-faint">
        <LastScan agent={agent} />
      </p>
      {agent.last_scan?.error ? (
        <Notice tone="care" title={t`The last look did not finish`} className="mt-4">
          <p>{retold(agent.last_scan.error)}</p>
        </Notice>
      ) : null}
      {failed ? <Trouble error={failed} className="mt-4" /> : null}
      {editing ? (
        <Suspense fallback={<Awaiting what={t`the form`} />}>
          <Edit agent={agent} plan={plan} save={change.mutateAsync} close={() => setEditing(false)} />
        </Suspense>
      ) : (
        <>
          <Instructions sentences={agent.understood} />
          <Steps agent={agent} remove={remove}>
            {agent.status === "needs_integration" ? (
              <LinkButton href="/accounts/" variant="primary">
                <Trans>Connect an account</Trans>
              </LinkButton>
            ) : (
              <Button
                onClick={() => scan.mutate(undefined)}
                busy={scan.isPending || reading}
                disabled={agent.status === "paused"}
              >
                <Trans>Look now</Trans>
              </Button>
            )}
            <Button onClick={() => setEditing(true)}>
              <Trans>Edit</Trans>
            </Button>
            {agent.status === "paused" ? (
              <Button onClick={() => change.mutate({ status: "active" })} busy={change.isPending}>
                <Trans>Resume</Trans>
              </Button>
            ) : (
              <Button onClick={() => change.mutate({ status: "paused" })} busy={change.isPending}>
                <Trans>Pause</Trans>
              </Button>
            )}
          </Steps>
        </>
      )}
      <Learned agent={agent} entries={learned ?? []} />
    </li>
  );
}

type StepsProps = {
  agent: AgentOut;
  remove: { mutate: (nothing: unknown) => void; isPending: boolean };
  children: ReactNode;
};

function Steps({ agent, remove, children }: StepsProps) {
  const { t } = useLingui();
  const [leaving, setLeaving] = useState(false);
  return (
    <div className="mt-5 flex flex-wrap gap-2">
      {children}
      {leaving ? (
        <>
          <Button variant="alarm" onClick={() => remove.mutate(undefined)} busy={remove.isPending}>
            <Trans>Yes, dismiss</Trans>
          </Button>
          <Button variant="quiet" onClick={() => setLeaving(false)}>
            <Trans>Keep</Trans>
          </Button>
          <p className="w-full text-soft">
            <Trans>What it learned from you is forgotten. What it proposed stays.</Trans>
          </p>
        </>
      ) : (
        <Button variant="quiet" onClick={() => setLeaving(true)} aria-label={t`Dismiss ${agent.name}`}>
          <Trans>Dismiss</Trans>
        </Button>
      )}
    </div>
  );
}

function LastScan({ agent }: { agent: AgentOut }) {
  const { last_scan: scan, next_scan_at: next, counts } = agent;
  return (
    <>
      {scan ? (
        <>
          <Trans>
            Last looked <Moment at={scan.at} />:
          </Trans>{" "}
          <Plural value={scan.read ?? 0} one="# mail read," other="# mails read," />{" "}
          <Plural value={scan.proposed ?? 0} one="# task proposed." other="# tasks proposed." />
        </>
      ) : (
        <Trans>Has not looked yet.</Trans>
      )}{" "}
      {counts.waiting ? (
        <Plural value={counts.waiting} one="# of its tasks waits for you." other="# of its tasks wait for you." />
      ) : null}{" "}
      {next && agent.status === "active" ? (
        <>
          <Trans>
            Looks again <Moment at={next} />,
          </Trans>{" "}
          <Plural value={agent.scan_interval_minutes} one="every minute." other="every # minutes." />
        </>
      ) : null}
    </>
  );
}
