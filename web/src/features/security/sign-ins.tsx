"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { Trouble } from "@/components/ui/notice";
import { Awaiting, Section } from "@/components/ui/page";
import { told } from "@/lib/api/client";
import { depart, useDeparting } from "@/lib/api/connect";
import { authGoogleLink, authRemoveSignIn, authSignIns } from "@/lib/api/generated/sdk.gen";

const KEY = ["sign-ins"];

export function SignIns() {
  const cache = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: KEY, queryFn: () => told(authSignIns()) });
  const link = useDeparting(
    useMutation({
      mutationFn: () => told(authGoogleLink({ headers: { "X-Token-Transport": "cookie" } })),
      onSuccess: ({ authorization_url }) => depart(authorization_url),
    }),
  );
  const remove = useMutation({
    mutationFn: (sign_in_id: string) => told(authRemoveSignIn({ path: { sign_in_id } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: KEY }),
  });
  const onlyWayIn = (id: string) =>
    !data?.has_password && !data?.items.some((other) => other.signs_in && other.id !== id);
  const failed = error ?? link.error ?? remove.error;
  return (
    <Section
      id="sign-ins"
      title="Continue with Google"
      lead="Only for signing in. It gives no agent access to that mailbox."
    >
      {failed ? <Trouble error={failed} again={() => void refetch()} className="mb-4" /> : null}
      {!data && !error ? <Awaiting what="your sign-ins" lines={2} /> : null}
      {data ? (
        <>
          <ul className="divide-y">
            {data.items.map((one) => (
              <li key={one.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
                <p>
                  <bdi className="font-medium">{one.account}</bdi>
                  <span className="block text-sm text-faint">
                    since <Moment at={one.created_at} show="absolute" />
                    {one.signs_in ? null : ". It signs in here no more."}
                  </span>
                </p>
                <Button
                  onClick={() => remove.mutate(one.id)}
                  busy={remove.isPending && remove.variables === one.id}
                  disabled={onlyWayIn(one.id)}
                  aria-label={`Unlink ${one.account}`}
                >
                  Unlink
                </Button>
              </li>
            ))}
          </ul>
          {data.items.some((one) => onlyWayIn(one.id)) ? (
            <p className="mb-3 text-sm text-faint">
              It is your only way in. Set a password first, by “Forgot the password?”.
            </p>
          ) : null}
          <Button onClick={() => link.mutate()} busy={link.isPending || link.isSuccess}>
            {data.items.length ? "Link another Google account" : "Link a Google account"}
          </Button>
        </>
      ) : null}
    </Section>
  );
}
