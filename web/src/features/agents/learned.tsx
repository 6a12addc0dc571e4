"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Moment } from "@/components/ui/moment";
import { Trouble } from "@/components/ui/notice";
import { told } from "@/lib/api/client";
import { agentsForget, agentsForgetAll } from "@/lib/api/generated/sdk.gen";
import type { AgentOut, LearnedOut } from "@/lib/api/generated/types.gen";
import { keys } from "@/lib/api/queries";
import { said } from "@/lib/sentences";

/** Everything, in place of one entry. */
const ALL = "";

/** What an agent was taught by what its person decided, each with the tasks that it comes from; it can be unlearned. */
export function Learned({ agent, entries }: { agent: AgentOut; entries: LearnedOut[] }) {
  const { t } = useLingui();
  const cache = useQueryClient();
  const [asked, setAsked] = useState<string | null>(null);
  const path = { agent_id: agent.id };
  const forget = useMutation({
    mutationFn: (entry_id: string) =>
      told(entry_id === ALL ? agentsForgetAll({ path }) : agentsForget({ path: { ...path, entry_id } })),
    onSuccess: async () => {
      await Promise.all([keys.learned(agent.id), keys.agents].map((queryKey) => cache.invalidateQueries({ queryKey })));
      setAsked(null);
    },
  });
  const heading = useRef<HTMLHeadingElement>(null);
  const isThere = entries.length > 0;
  // Who comes by a link to what was learned is led there once it is shown.
  useEffect(() => {
    if (isThere && location.hash === `#${heading.current?.id}`) heading.current?.focus();
  }, [isThere]);
  if (!isThere) return null;
  const confirm = (entry: string, words: string) => (
    <span className="flex flex-wrap gap-2">
      <Button variant="alarm" onClick={() => forget.mutate(entry)} busy={forget.isPending}>
        {words}
      </Button>
      <Button variant="quiet" onClick={() => setAsked(null)}>
        <Trans>Keep it</Trans>
      </Button>
    </span>
  );
  return (
    <section aria-labelledby={`learned-${agent.id}`} className="mt-6">
      <h3 ref={heading} tabIndex={-1} id={`learned-${agent.id}`} className="font-semibold">
        <Trans>What it learned from you</Trans>
      </h3>
      <p className="text-sm text-faint">
        <Trans>From now on it proposes accordingly. What you told it, and your settings, count for more.</Trans>
      </p>
      {forget.error ? <Trouble error={forget.error} className="mt-3" /> : null}
      <ul className="mt-2 divide-y">
        {entries.map((entry) => (
          <li key={entry.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <div className="min-w-0 flex-1 basis-60">
              <p>
                <bdi className="font-medium">{said(entry, entry.text)}</bdi>
                {entry.overridden ? (
                  <span className="ml-2 text-care">
                    <Trans>not followed: you said otherwise</Trans>
                  </span>
                ) : null}
              </p>
              <p className="text-sm text-faint">
                {entry.source === "edited" ? <Trans>From your edits</Trans> : <Trans>From what you declined</Trans>},{" "}
                <Moment at={entry.taught_at} show="absolute" />
                {entry.learned_from.map((task, at) => (
                  <span key={task}>
                    {at ? ", " : ": "}
                    <Link href={`/tasks/?id=${encodeURIComponent(task)}`} className="underline underline-offset-4">
                      {entry.learned_from.length > 1 ? t`task ${at + 1}` : t`the task`}
                    </Link>
                  </span>
                ))}
              </p>
            </div>
            {asked === entry.id ? (
              confirm(entry.id, t`Yes, forget it`)
            ) : (
              <Button
                variant="quiet"
                onClick={() => setAsked(entry.id)}
                aria-label={t`Forget: ${said(entry, entry.text)}`}
              >
                <Trans>Forget</Trans>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {entries.length > 1 ? (
        <div className="mt-2">
          {asked === ALL ? (
            confirm(ALL, t`Yes, forget all of it`)
          ) : (
            <Button variant="quiet" onClick={() => setAsked(ALL)}>
              <Trans>Forget all of it</Trans>
            </Button>
          )}
        </div>
      ) : null}
    </section>
  );
}
