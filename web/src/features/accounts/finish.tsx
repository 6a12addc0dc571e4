"use client";

import type { MessageDescriptor } from "@lingui/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, LinkButton } from "@/components/ui/button";
import { Trouble } from "@/components/ui/notice";
import { Awaiting, Page } from "@/components/ui/page";
import { told } from "@/lib/api/client";
import { useAuthorize } from "@/lib/api/connect";
import { integrationsComplete } from "@/lib/api/generated/sdk.gen";
import type { IntegrationOut, ProviderOut } from "@/lib/api/generated/types.gen";
import { providersQuery } from "@/lib/api/queries";
import { mayPass } from "@/lib/errors";
import { retold } from "@/lib/sentences";
import { useOnceSpoken } from "@/lib/spoken";
import { type Outcome, takeOutcome } from "./outcome";
import { REFUSALS, REFUSED } from "./refusals";
import { leftOut, whyOf } from "./terms";

type Finished = { account?: IntegrationOut; lacks?: string[]; refused?: MessageDescriptor };

/** The last step of connecting: the ticket is used once, by the person who is signed in, and leaves no trace in the history. */
export function Finish({ signedIn }: { signedIn: boolean }) {
  const { t, i18n } = useLingui();
  const cache = useQueryClient();
  const { mutate, data, error, variables } = useMutation({
    mutationFn: async ({ ticket, error: why = "invalid_request" }: Outcome): Promise<Finished> =>
      ticket
        ? connected(await told(integrationsComplete({ body: { ticket } })), cache)
        : { refused: REFUSALS[why] ?? REFUSED },
    onSuccess: () => void cache.invalidateQueries(),
  });
  useOnceSpoken(signedIn, () => mutate(takeOutcome()));

  if (error) {
    return (
      <Page title={t`Not connected yet`}>
        <Trouble error={error} />
        <div className="mt-5 flex flex-wrap gap-2">
          {mayPass(error) && variables ? (
            <Button onClick={() => mutate(variables)}>
              <Trans>Try again</Trans>
            </Button>
          ) : null}
          <LinkButton href="/accounts/">
            <Trans>Back to your accounts</Trans>
          </LinkButton>
        </div>
      </Page>
    );
  }
  if (data?.account) {
    const { lacks = [] } = data;
    if (lacks.length) return <Partly made={data.account} lacks={lacks} />;
    const { account } = data.account;
    return (
      <Page
        title={t`Connected`}
        lead={
          <Trans>
            <bdi className="font-medium text-ink">{account}</bdi> is yours to work with. Your agents read the last days
            now; what needs you appears under Waiting.
          </Trans>
        }
      >
        <LinkButton href="/" variant="primary">
          <Trans>To what waits for you</Trans>
        </LinkButton>
      </Page>
    );
  }
  if (data?.refused) {
    return (
      <Page title={t`Not connected`} lead={i18n._(data.refused)}>
        <LinkButton href="/accounts/" variant="primary">
          <Trans>Back to your accounts</Trans>
        </LinkButton>
      </Page>
    );
  }
  return (
    <Page title={t`One moment`} lead={t`The provider agreed. The account is being connected to you.`}>
      <Awaiting what={t`the account`} />
    </Page>
  );
}

/** The account, and in words what it lacks: what the server says of it where it is not known what was asked for. */
async function connected(account: IntegrationOut, cache: QueryClient): Promise<Finished> {
  const providers = await cache.fetchQuery(providersQuery()).catch(() => []);
  const asked = providers.find(({ provider }) => provider === account.provider)?.permissions ?? [];
  const lacks = leftOut(account, asked).map(whyOf);
  return { account, lacks: lacks.length || !account.detail ? lacks : [retold(account.detail)] };
}

/** Nothing is read as long as something is missing, so nobody is told that it were. */
function Partly({ made: { account, provider }, lacks }: { made: IntegrationOut; lacks: string[] }) {
  const { t } = useLingui();
  const again = useAuthorize(provider as ProviderOut["provider"]);
  return (
    <Page
      title={t`Connected, but something is missing`}
      lead={
        <Trans>
          You left something unticked for <bdi className="font-medium text-ink">{account}</bdi>. Agents that need it
          read nothing until you allow it.
        </Trans>
      }
    >
      <ul className="list-disc pl-5">
        {lacks.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      {again.error ? <Trouble error={again.error} className="mt-4" /> : null}
      <div className="mt-5 flex flex-wrap gap-2">
        <Button variant="primary" onClick={() => again.mutate()} busy={again.isPending || again.isSuccess}>
          <Trans>Connect again</Trans>
        </Button>
        <LinkButton href="/accounts/">
          <Trans>Back to your accounts</Trans>
        </LinkButton>
      </div>
    </Page>
  );
}
