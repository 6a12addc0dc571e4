"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { Trouble } from "@/components/ui/notice";
import { Awaiting, Section } from "@/components/ui/page";
import { told } from "@/lib/api/client";
import { authEndSession, authLogoutAll, authSessions } from "@/lib/api/generated/sdk.gen";
import type { LivingSession } from "@/lib/api/generated/types.gen";
import { signedOut } from "@/lib/api/session";
import { visible } from "@/lib/text";
import { browserOf } from "./browser";

export const SESSIONS = ["sessions"];
const MANY = 100;

export function Sessions() {
  const cache = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: SESSIONS,
    queryFn: async ({ signal }) => (await told(authSessions({ query: { limit: MANY }, signal }))).items,
  });
  const end = useMutation({
    mutationFn: (session_id: string) => told(authEndSession({ path: { session_id } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: SESSIONS }),
  });
  const all = useMutation({ mutationFn: () => told(authLogoutAll()), onSuccess: () => signedOut() });
  const failed = error ?? end.error ?? all.error;
  return (
    <Section id="sessions" title="Where you are signed in" lead="End what you do not know, and change your password.">
      {failed ? <Trouble error={failed} again={() => void refetch()} className="mb-4" /> : null}
      {!data && !error ? <Awaiting what="your sessions" lines={3} /> : null}
      <ul className="divide-y">
        {data?.map((session) => (
          <One
            key={session.id}
            session={session}
            busy={end.isPending && end.variables === session.id}
            end={() => end.mutate(session.id)}
          />
        ))}
      </ul>
      {data ? (
        <Button onClick={() => all.mutate()} busy={all.isPending} className="mt-4">
          Sign out everywhere
        </Button>
      ) : null}
    </Section>
  );
}

function One({ session, busy, end }: { session: LivingSession; busy: boolean; end: () => void }) {
  const browser = browserOf(session.user_agent);
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3">
      <p className="min-w-0 flex-1 basis-60">
        <bdi className="font-medium">{browser}</bdi>
        {session.current ? <span className="ml-2 text-good">this one</span> : null}
        <span className="block text-sm text-faint">
          since <Moment at={session.created_at} show="absolute" />, last used <Moment at={session.last_used_at} />
          {session.source ? (
            <>
              , from <bdi>{visible(session.source)}</bdi>
            </>
          ) : null}
        </span>
      </p>
      {session.current ? null : (
        <Button onClick={end} busy={busy} aria-label={`End it: ${browser}`}>
          End it
        </Button>
      )}
    </li>
  );
}
