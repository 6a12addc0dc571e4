"use client";

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
import { counted } from "@/lib/text";

const KEY = ["export"];
const LOOK_AGAIN = 3000;

/** Looking needs a fresh sign-in, so that nobody is asked to prove anything before they want to look. */
export function Export() {
  const cache = useQueryClient();
  const [looking, setLooking] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: () => told(usersExport()).catch(none),
    enabled: looking,
    refetchOnWindowFocus: false,
    refetchInterval: ({ state }) => (state.data?.status === "pending" && !state.error ? LOOK_AGAIN : false),
  });
  const ask = useMutation({
    mutationFn: () => told(usersAskForExport()),
    onSuccess: (asked) => {
      cache.setQueryData(KEY, asked);
      setLooking(true);
    },
  });
  const failed = error ?? ask.error;
  return (
    <Section id="export" title="Export" lead="Everything that is kept of you, as files that a program can read.">
      <div className="space-y-4">
        {failed ? <Trouble error={failed} again={() => void refetch()} /> : null}
        {looking && data === undefined && !error ? <Awaiting what="your export" lines={2} /> : null}
        {looking && data === null ? <p className="text-soft">None has been made yet.</p> : null}
        {looking && data ? <State export={data} again={() => void refetch()} /> : null}
        <div className="flex flex-wrap gap-2">
          {looking ? null : <Button onClick={() => setLooking(true)}>Show the last one</Button>}
          {looking && data?.status === "pending" ? null : (
            <Button onClick={() => ask.mutate()} busy={ask.isPending}>
              {looking && data ? "Make a new one" : "Make an export"}
            </Button>
          )}
        </div>
      </div>
    </Section>
  );
}

function State({ export: made, again }: { export: ExportOut; again: () => void }) {
  switch (made.status) {
    case "pending":
      return (
        <p role="status">
          Being gathered since <Moment at={made.asked_at} />. {counted(made.rows, "record", "records")} so far; you may
          leave this page.
        </p>
      );
    case "ready":
      return (
        <div className="space-y-2">
          <p>
            {counted(made.rows, "record", "records")}, gathered{" "}
            {made.ready_at ? <Moment at={made.ready_at} show="absolute" /> : null}.{" "}
            {made.expires_at ? (
              <>
                It is erased <Moment at={made.expires_at} />.
              </>
            ) : null}
          </p>
          <ul className="space-y-1">
            {made.downloads.map(({ url, bytes }, at) => (
              <li key={url}>
                <a href={url} download className="font-medium text-sign underline underline-offset-4">
                  Download{made.downloads.length > 1 ? ` part ${at + 1}` : ""}
                </a>{" "}
                <span className="text-sm text-faint">{size(bytes)}</span>
              </li>
            ))}
          </ul>
          <p className="text-sm text-faint">
            The link is good for a few minutes.{" "}
            <button type="button" onClick={again} className="underline underline-offset-4">
              Get a fresh one
            </button>
          </p>
        </div>
      );
    case "failed":
      return (
        <Notice tone="alarm" title="This export did not come about">
          <p>{made.detail ?? "Try again."}</p>
        </Notice>
      );
    case "expired":
      return <p className="text-soft">The last one has been erased.</p>;
  }
}

function none(error: unknown): ExportOut | null {
  if (error instanceof ApiProblem && error.status === 404) return null;
  throw error;
}

const size = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
