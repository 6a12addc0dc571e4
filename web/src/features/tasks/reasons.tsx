"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { ShieldCheck, ShieldQuestion } from "lucide-react";
import { providers } from "@/lib/api/generated/providers.gen";
import type { Task } from "@/lib/api/queries";
import { fieldsOf, text } from "./action";
import { LongText } from "./long-text";
import { WhyWords } from "./why-words";

/** Why the agent asks, in its words. */
export function Why({ task }: { task: Task }) {
  return (
    <p className="max-w-[68ch] text-base">
      <WhyWords task={task} />
    </p>
  );
}

/** What the agent read, in the words of whoever wrote it. What stands in the pile itself is not said twice. */
export function quotesOf(task: Task): Task["evidence"] {
  const { items } = fieldsOf(task);
  const listed = new Set(Array.isArray(items) ? items.map((one: { subject?: unknown }) => text(one?.subject)) : []);
  return task.evidence.filter(({ quote }) => quote && !listed.has(quote));
}

export function Quotes({ task }: { task: Task }) {
  return quotesOf(task).map((one) => (
    <figure key={one.ref} className="border-l-2 border-edge/50 pl-4">
      <figcaption className="mb-1.5 flex flex-wrap items-center gap-x-3 text-sm text-faint">
        <SourceName provider={one.provider} />
        <SenderCheck task={task} />
      </figcaption>
      <blockquote>
        <LongText text={one.quote} className="letter max-w-[66ch] !text-[1.0625rem] text-soft" />
      </blockquote>
    </figure>
  ));
}

/** What is read at a provider, by the first thing that it is connected for. */
function SourceName({ provider }: { provider: string }) {
  const { t } = useLingui();
  const source = (providers as Record<string, { capabilities: readonly string[] }>)[provider]?.capabilities[0];
  return <span>{source === "mail" ? t`From the mail` : t`From ${source ?? provider}`}</span>;
}

const DOUBTS = new Set(["unverified_sender", "lookalike_sender", "lookalike"]);

function SenderCheck({ task }: { task: Task }) {
  const doubted = task.risk.warnings.some(({ code }) => DOUBTS.has(code));
  const source = task.risk.provenance.find(({ path }) => path === "to/0")?.source;
  if (!doubted && source === undefined) return null;
  const known = !doubted && source !== "unknown";
  const Icon = known ? ShieldCheck : ShieldQuestion;
  return (
    <span className={`inline-flex items-center gap-1 font-medium ${known ? "text-good" : "text-care"}`}>
      <Icon aria-hidden="true" className="size-4" />
      {known ? <Trans>Sender checked by the provider</Trans> : <Trans>Sender not verified</Trans>}
    </span>
  );
}
