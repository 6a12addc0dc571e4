"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { Trouble } from "@/components/ui/notice";
import { Section } from "@/components/ui/page";
import { told } from "@/lib/api/client";
import { depart, useDeparting } from "@/lib/api/connect";
import { authGoogleLink, authRemoveSignIn } from "@/lib/api/generated/sdk.gen";
import type { SignInsOut } from "@/lib/api/generated/types.gen";
import { keys } from "@/lib/api/queries";

export function SignIns({ ways }: { ways: SignInsOut }) {
  const { t } = useLingui();
  const cache = useQueryClient();
  const link = useDeparting(
    useMutation({
      mutationFn: () => told(authGoogleLink({ headers: { "X-Token-Transport": "cookie" } })),
      onSuccess: ({ authorization_url }) => depart(authorization_url),
    }),
  );
  const remove = useMutation({
    mutationFn: (sign_in_id: string) => told(authRemoveSignIn({ path: { sign_in_id } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.signIns }),
  });
  const onlyWayIn = (id: string) =>
    !ways.has_password && !ways.items.some((other) => other.signs_in && other.id !== id);
  const failed = link.error ?? remove.error;
  return (
    <Section
      id="sign-ins"
      title={t`Continue with Google`}
      lead={t`Only for signing in. It gives no agent access to that mailbox.`}
    >
      {failed ? <Trouble error={failed} className="mb-4" /> : null}
      <ul className="divide-y">
        {ways.items.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <p>
              <bdi className="font-medium">{one.account}</bdi>
              <span className="block text-sm text-faint">
                <Trans>
                  since <Moment at={one.created_at} show="absolute" />
                </Trans>
                {one.signs_in ? null : <Trans>. It signs in here no more.</Trans>}
              </span>
            </p>
            <Button
              onClick={() => remove.mutate(one.id)}
              busy={remove.isPending && remove.variables === one.id}
              disabled={onlyWayIn(one.id)}
              aria-label={t`Unlink ${one.account}`}
            >
              <Trans>Unlink</Trans>
            </Button>
          </li>
        ))}
      </ul>
      {ways.items.some((one) => onlyWayIn(one.id)) ? (
        <p className="mb-3 text-sm text-faint">
          <Trans>It is your only way in. Set a password first, by “Forgot the password?”.</Trans>
        </p>
      ) : null}
      <Button onClick={() => link.mutate()} busy={link.isPending || link.isSuccess}>
        {ways.items.length ? t`Link another Google account` : t`Link a Google account`}
      </Button>
    </Section>
  );
}
