"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { Trouble } from "@/components/ui/notice";
import { Section } from "@/components/ui/page";
import { told } from "@/lib/api/client";
import { authEndSession, authLogoutAll } from "@/lib/api/generated/sdk.gen";
import type { LivingSession } from "@/lib/api/generated/types.gen";
import { keys } from "@/lib/api/queries";
import { signedOut } from "@/lib/api/session";
import { asIs } from "@/lib/as-is";
import { visible } from "@/lib/text";
import { browserOf } from "./browser";

export function Sessions({ all }: { all: LivingSession[] }) {
  const { t } = useLingui();
  const cache = useQueryClient();
  const end = useMutation({
    mutationFn: (session_id: string) => told(authEndSession({ path: { session_id } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.sessions }),
  });
  const everywhere = useMutation({ mutationFn: () => told(authLogoutAll()), onSuccess: () => signedOut() });
  const failed = end.error ?? everywhere.error;
  return (
    <Section
      id="sessions"
      title={t`Where you are signed in`}
      lead={t`End what you do not know, and change your password.`}
    >
      {failed ? <Trouble error={failed} className="mb-4" /> : null}
      <ul className="divide-y">
        {all.map((session) => (
          <One
            key={session.id}
            session={session}
            busy={end.isPending && end.variables === session.id}
            end={() => end.mutate(session.id)}
          />
        ))}
      </ul>
      <Button onClick={() => everywhere.mutate()} busy={everywhere.isPending} className="mt-4">
        <Trans>Sign out everywhere</Trans>
      </Button>
    </Section>
  );
}

function One({ session, busy, end }: { session: LivingSession; busy: boolean; end: () => void }) {
  const { t } = useLingui();
  const browser = browserOf(session.user_agent);
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3">
      <p className="min-w-0 flex-1 basis-60">
        <bdi className="font-medium">{browser}</bdi>
        {session.current ? (
          <span className="ml-2 text-good">
            <Trans>this one</Trans>
          </span>
        ) : null}
        <span className="block text-sm text-faint">
          <Trans>
            since <Moment at={session.created_at} show="absolute" />, last used <Moment at={session.last_used_at} />
          </Trans>
          {session.source ? (
            <Trans>
              , from <bdi>{asIs(visible(session.source))}</bdi>
            </Trans>
          ) : null}
        </span>
      </p>
      {session.current ? null : (
        <Button onClick={end} busy={busy} aria-label={t`End it: ${browser}`}>
          <Trans>End it</Trans>
        </Button>
      )}
    </li>
  );
}
