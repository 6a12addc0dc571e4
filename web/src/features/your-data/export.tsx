"use client";

import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { Notice, Trouble } from "@/components/ui/notice";
import { Awaiting, Section } from "@/components/ui/page";
import { told } from "@/lib/api/client";
import { usersAskForExport, usersExport } from "@/lib/api/generated/sdk.gen";
import type { ExportOut } from "@/lib/api/generated/types.gen";
import { ApiProblem } from "@/lib/api/problem";
import { keys } from "@/lib/api/queries";

const LOOK_AGAIN = 3000;

const STANDS = new Set<ExportOut["status"]>(["pending", "ready"]);

/** Looking needs a fresh sign-in, so nobody is asked to prove anything before they want an export, and until then nobody
 * knows whether there is one: what is wanted is the one that there is, or else a new one. */
export function Export() {
  const { t } = useLingui();
  const cache = useQueryClient();
  const [looking, setLooking] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: keys.export,
    queryFn: () => told(usersExport()).catch(none),
    enabled: looking,
    refetchOnWindowFocus: false,
    refetchInterval: ({ state }) => (state.data?.status === "pending" && !state.error ? LOOK_AGAIN : false),
  });
  const show = (one: ExportOut) => {
    cache.setQueryData(keys.export, one);
    setLooking(true);
  };
  const ask = useMutation({ mutationFn: () => told(usersAskForExport()), onSuccess: show });
  const want = useMutation({
    mutationFn: async () => {
      const last = await told(usersExport()).catch(none);
      return last && STANDS.has(last.status) ? last : told(usersAskForExport());
    },
    onSuccess: show,
  });
  const failed = error ?? ask.error ?? want.error;
  return (
    <Section id="export" title={t`Export`} lead={t`Everything that is kept of you, as files that a program can read.`}>
      <div className="space-y-4">
        {failed ? <Trouble error={failed} again={() => (looking ? void refetch() : want.mutate())} /> : null}
        {looking && data === undefined && !error ? <Awaiting what={t`your export`} lines={2} /> : null}
        {looking && data === null ? (
          <p className="text-soft">
            <Trans>None has been made yet.</Trans>
          </p>
        ) : null}
        {looking && data ? <State export={data} again={() => void refetch()} /> : null}
        <div className="flex flex-wrap gap-2">
          {looking && data?.status === "pending" ? null : (
            <Button onClick={() => (looking ? ask : want).mutate()} busy={ask.isPending || want.isPending}>
              {looking && data ? t`Make a new one` : t`Get an export`}
            </Button>
          )}
        </div>
      </div>
    </Section>
  );
}

function State({ export: made, again }: { export: ExportOut; again: () => void }) {
  const { t } = useLingui();
  const records = plural(made.rows, { one: "# record", other: "# records" });
  switch (made.status) {
    case "pending":
      return (
        <p role="status">
          <Trans>
            Being gathered since <Moment at={made.asked_at} />. {records} so far; you may leave this page.
          </Trans>
        </p>
      );
    case "ready":
      return (
        <div className="space-y-2">
          <p>
            {made.ready_at ? (
              <Trans>
                {records}, gathered <Moment at={made.ready_at} show="absolute" />.
              </Trans>
            ) : null}{" "}
            {made.expires_at ? (
              <Trans>
                It is erased <Moment at={made.expires_at} />.
              </Trans>
            ) : null}
          </p>
          <ul className="space-y-1">
            {made.downloads.map(({ url, bytes }, at) => (
              <li key={url}>
                <a href={url} download className="font-medium text-sign underline underline-offset-4">
                  {made.downloads.length > 1 ? t`Download part ${at + 1}` : t`Download`}
                </a>{" "}
                <span className="text-sm text-faint">{size(bytes)}</span>
              </li>
            ))}
          </ul>
          <p className="text-sm text-faint">
            <Trans>The link is good for a few minutes.</Trans>{" "}
            <button type="button" onClick={again} className="min-h-6 underline underline-offset-4">
              <Trans>Get a fresh one</Trans>
            </button>
          </p>
        </div>
      );
    case "failed":
      return (
        <Notice tone="alarm" title={t`This export did not come about`}>
          <p>{made.detail ?? t`Try again.`}</p>
        </Notice>
      );
    case "expired":
      return (
        <p className="text-soft">
          <Trans>The last one has been erased.</Trans>
        </p>
      );
  }
}

function none(error: unknown): ExportOut | null {
  if (error instanceof ApiProblem && error.status === 404) return null;
  throw error;
}

const size = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
