"use client";

import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { TAKES_WHAT_IS_LEFT } from "@/components/ui/button-look";
import { Slim } from "@/components/ui/slim";
import type { Task, View } from "@/lib/api/queries";
import { explain } from "@/lib/errors";
import { useCommand } from "@/lib/keys/registry";
import { clearMarks, useMarks } from "./marks";
import { useRest } from "./rest";
import { alone, decideTogether, type Outcome, type Together } from "./together";

/** What is to be decided together, how much of it can be, and the two ways to decide it. */
export function BulkBar({ view, tasks }: { view: View; tasks: readonly Task[] }) {
  const { t } = useLingui();
  const cache = useQueryClient();
  const digests = useMarks((marks) => marks.digests);
  const [busy, setBusy] = useState<Together>();
  const [said, setSaid] = useState<Outcome>();
  const [way, setWay] = useState<{ done: number; of: number }>();
  const error = said?.failed;
  const marked = tasks.filter(({ id }) => digests.has(id));
  const count = marked.length;
  const { resting, again } = useRest("bar");
  const ready = marked.filter((task) => !alone(task)).length;

  const decide = async (decision: Together) => {
    if (resting) return again();
    if (busy || (decision === "approve" ? ready : count) === 0) return;
    setBusy(decision);
    setSaid(undefined);
    setSaid(await decideTogether(cache, view, marked, decision, (done, of) => setWay({ done, of })));
    setBusy(undefined);
    setWay(undefined);
  };
  useCommand("approve-selected", ready ? () => void decide("approve") : undefined);
  useCommand("reject-selected", count ? () => void decide("reject") : undefined);
  const done = said?.done ?? 0;
  const refused = said?.refused ?? 0;
  return (
    <section aria-label={t`Selected`} className="space-y-2.5 border-t bg-raised px-5 py-3">
      <p role="status">
        <span className="font-medium">
          {count ? (
            <Plural value={count} one="# selected" other="# selected" />
          ) : (
            <Trans>Select what to decide together</Trans>
          )}
        </span>
        {count > ready ? (
          <span className="block text-sm text-care">
            <Plural
              value={count - ready}
              one="# of them has to be approved on its own, after reading."
              other="# of them have to be approved on their own, after reading."
            />
          </span>
        ) : null}
        {way ? (
          <span className="block text-sm">
            <HowFar {...way} />
          </span>
        ) : null}
        {error && !refused ? (
          <span className="block text-sm">
            <Plural value={done} one="# decided." other="# decided." /> <Trans>The others are still selected.</Trans>
          </span>
        ) : null}
        {refused ? (
          <span className="block text-sm text-alarm">
            <Plural value={done} one="# decided." other="# decided." />{" "}
            <Plural
              value={refused}
              one="# was not, and its row says why."
              other="# were not, and their rows say why."
            />
          </span>
        ) : null}
      </p>
      {error ? (
        <p role="alert" className="text-sm text-alarm">
          {explain(error).title} {explain(error).advice}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button
          variant="primary"
          disabled={ready === 0}
          aria-disabled={resting || undefined}
          data-resting={resting || undefined}
          busy={busy === "approve"}
          className={TAKES_WHAT_IS_LEFT}
          onClick={() => void decide("approve")}
        >
          {ready && ready < count ? <Trans>Approve {ready}</Trans> : <Trans>Approve</Trans>}
        </Button>
        <Button
          disabled={count === 0}
          aria-disabled={resting || undefined}
          busy={busy === "reject"}
          className={TAKES_WHAT_IS_LEFT}
          onClick={() => void decide("reject")}
        >
          <Trans>Decline</Trans>
        </Button>
        <Button variant="quiet" className="ml-auto" onClick={clearMarks}>
          <Slim icon={X} where="phone">
            <Trans>Cancel</Trans>
          </Slim>
        </Button>
      </div>
    </section>
  );
}

function HowFar({ done, of }: { done: number; of: number }) {
  return (
    <Trans>
      {done} of {of} decided
    </Trans>
  );
}
