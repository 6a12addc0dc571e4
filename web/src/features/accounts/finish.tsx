"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, LinkButton } from "@/components/ui/button";
import { Trouble } from "@/components/ui/notice";
import { Awaiting, Page } from "@/components/ui/page";
import { told } from "@/lib/api/client";
import { integrationsComplete } from "@/lib/api/generated/sdk.gen";
import { mayPass } from "@/lib/errors";
import { useOnceSpoken } from "@/lib/spoken";
import { type Outcome, takeOutcome } from "./outcome";
import { REFUSALS, REFUSED } from "./refusals";

/** The last step of connecting: the ticket is used once, by the person who is signed in, and leaves no trace in the history. */
export function Finish({ signedIn }: { signedIn: boolean }) {
  const { t, i18n } = useLingui();
  const cache = useQueryClient();
  const { mutate, data, error, variables } = useMutation({
    mutationFn: async ({ ticket, error: why = "invalid_request" }: Outcome) =>
      ticket
        ? { account: (await told(integrationsComplete({ body: { ticket } }))).account }
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
    const { account } = data;
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
