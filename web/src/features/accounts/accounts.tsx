"use client";

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Check, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { SampleMailbox } from "@/components/sample-mailbox";
import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { Notice, Trouble } from "@/components/ui/notice";
import { Awaiting, Page } from "@/components/ui/page";
import { told } from "@/lib/api/client";
import { useConfig } from "@/lib/api/config";
import { SAMPLE_PROVIDER, useAuthorize } from "@/lib/api/connect";
import { integrationsCheck, integrationsDisconnect } from "@/lib/api/generated/sdk.gen";
import type { IntegrationOut, PermissionOut, ProviderOut } from "@/lib/api/generated/types.gen";
import { integrationsQuery, keys, providersQuery } from "@/lib/api/queries";
import { retold } from "@/lib/sentences";
import { toast } from "@/lib/toasts";
import { leftOut, MAY, NEVER, wasRead, whyOf, wordsOf } from "./terms";

/** All at once, when all of it is there: whether a sample is to be had is known by then, too. */
export function Accounts() {
  const { t } = useLingui();
  const accounts = useQuery(integrationsQuery());
  const providers = useQuery(providersQuery());
  const config = useConfig();
  const error = accounts.error ?? providers.error;
  const known = accounts.data && providers.data && config;
  return (
    <Page
      title={t`Accounts`}
      lead={t`What your agents may read. You can take it back here or at the provider, at any time.`}
    >
      {error && !known ? (
        <Trouble error={error} read again={() => void Promise.all([accounts.refetch(), providers.refetch()])} />
      ) : null}
      {!known && !error ? <Awaiting what={t`your accounts`} /> : null}
      {known && accounts.data?.length ? (
        <ul className="mb-12">
          {accounts.data.map((account) => (
            <Account
              key={account.id}
              account={account}
              asked={providers.data?.find(({ provider }) => provider === account.provider)?.permissions ?? []}
              gone={providers.data?.every(({ provider }) => provider !== account.provider) ?? false}
            />
          ))}
        </ul>
      ) : null}
      {known ? (
        <section aria-labelledby="connect">
          <h2 id="connect" className="mb-2 text-base font-semibold">
            {accounts.data?.length ? t`Connect another` : t`Connect your first account`}
          </h2>
          <ul>
            {providers.data?.map((one) => (
              <Provider key={one.provider} provider={one}>
                {one.provider === SAMPLE_PROVIDER && accounts.data?.length === 0 ? <SampleMailbox /> : null}
              </Provider>
            ))}
          </ul>
        </section>
      ) : null}
    </Page>
  );
}

const STANDINGS: Record<IntegrationOut["status"], { words: MessageDescriptor; ink: string }> = {
  connected: { words: msg`Connected`, ink: "text-good" },
  expired: { words: msg`Needs to be reconnected`, ink: "text-care" },
  revoked: { words: msg`Taken back at the provider`, ink: "text-care" },
  error: { words: msg`Does not work`, ink: "text-alarm" },
};

/** An account whose provider is `gone`, offered no more, can only be left. */
function Account({ account, asked, gone }: { account: IntegrationOut; asked: PermissionOut[]; gone: boolean }) {
  const { t, i18n } = useLingui();
  const [leaving, setLeaving] = useState(false);
  const cache = useQueryClient();
  const again = useAuthorize(account.provider as ProviderOut["provider"]);
  const remove = useMutation({
    mutationFn: () => told(integrationsDisconnect({ path: { integration_id: account.id } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.integrations }),
  });
  const check = useMutation({
    mutationFn: () => told(integrationsCheck({ path: { integration_id: account.id } })),
    onSuccess: (now) => {
      void cache.invalidateQueries({ queryKey: keys.integrations });
      if (now.status === "connected") toast({ text: t`It works.`, detail: now.account });
    },
  });
  const { title, reads } = wordsOf(account.provider);
  const { words, ink } = STANDINGS[account.status];
  const failed = again.error ?? remove.error ?? check.error;
  const held = leftOut(account, asked);
  const read = wasRead(account, held.length > 0);
  return (
    <li className="border-t py-6">
      <div className="flex flex-wrap items-baseline gap-x-4">
        <h2 className="font-serif text-2xl">
          <bdi>{account.account}</bdi>
        </h2>
        <p className={`font-medium ${ink}`}>{i18n._(words)}</p>
      </div>
      <p className="mt-1 text-soft">{[title, reads].filter(Boolean).join(", ")}</p>
      <p className="mt-2 text-sm text-faint">
        <Trans>
          Since <Moment at={account.created_at} show="absolute" />.
        </Trans>{" "}
        {read && account.last_used_at ? (
          <Trans>
            Last read <Moment at={account.last_used_at} />.
          </Trans>
        ) : null}
        {read === false ? <Trans>Not read yet.</Trans> : null}
      </p>
      {account.detail ? <p className="mt-2 text-care">{retold(account.detail)}</p> : null}
      {account.status === "connected" && held.length ? (
        <Notice tone="care" title={t`You left something unticked at the provider`} className="mt-4">
          <ul className="list-disc pl-5">
            {held.map((one) => (
              <li key={one.scope}>{whyOf(one)}</li>
            ))}
          </ul>
          <p>
            <Trans>That is fine, but agents that need it cannot work. Connect again to allow it.</Trans>
          </p>
          <Button onClick={() => again.mutate()} busy={again.isPending}>
            <Trans>Connect again</Trans>
          </Button>
        </Notice>
      ) : null}
      {failed ? <Trouble error={failed} className="mt-4" /> : null}
      <div className="mt-4 flex flex-wrap gap-2">
        {account.status === "connected" || gone ? null : (
          <Button variant="primary" onClick={() => again.mutate()} busy={again.isPending}>
            <Trans>Reconnect</Trans>
          </Button>
        )}
        {gone ? null : (
          <Button onClick={() => check.mutate()} busy={check.isPending}>
            <Trans>Check now</Trans>
          </Button>
        )}
        {leaving ? (
          <>
            <p className="w-full text-soft">
              <Trans>
                Access is given back to the provider and erased here. What waits from this account expires; what was
                done stays done.
              </Trans>
            </p>
            <Button variant="alarm" onClick={() => remove.mutate()} busy={remove.isPending}>
              <Trans>Yes, disconnect and erase</Trans>
            </Button>
            <Button variant="quiet" onClick={() => setLeaving(false)}>
              <Trans>Keep it</Trans>
            </Button>
          </>
        ) : (
          <Button variant="quiet" onClick={() => setLeaving(true)}>
            <Trans>Disconnect</Trans>
          </Button>
        )}
      </div>
    </li>
  );
}

function Provider({ provider: { provider, permissions }, children }: { provider: ProviderOut; children: ReactNode }) {
  const { t } = useLingui();
  const authorize = useAuthorize(provider);
  const words = wordsOf(provider);
  return (
    <li className="grid gap-5 border-t py-6 md:grid-cols-[1fr_auto] md:items-start">
      <div>
        <h3 className="font-serif text-2xl">{words.title}</h3>
        <p className="mt-1 text-soft">{words.reads}</p>
        <div className="mt-4 grid gap-5 sm:grid-cols-2">
          <Terms title={t`It may`} terms={words.capabilities.flatMap((one) => MAY[one])} />
          <Terms title={t`It can never`} terms={NEVER} never />
        </div>
        <details className="mt-4">
          <summary className="cursor-pointer text-sign underline underline-offset-4">
            <Trans>What {words.title} will ask you to allow</Trans>
          </summary>
          <dl className="mt-2 divide-y">
            {permissions.map((one) => (
              <div key={one.scope} className="py-2">
                <dt>
                  {whyOf(one)}{" "}
                  <span className="text-sm text-faint">{one.required ? t`Always.` : t`You may leave it out.`}</span>
                </dt>
                <dd className="break-all text-sm text-faint">{one.scope}</dd>
              </div>
            ))}
          </dl>
        </details>
        {authorize.error ? <Trouble error={authorize.error} className="mt-4" /> : null}
      </div>
      <div className="flex flex-wrap items-start gap-3 md:max-w-60 md:flex-col">
        <Button variant="primary" onClick={() => authorize.mutate()} busy={authorize.isPending || authorize.isSuccess}>
          <Trans>Connect {words.title}</Trans>
        </Button>
        {children}
      </div>
    </li>
  );
}

function Terms({ title, terms, never }: { title: string; terms: readonly MessageDescriptor[]; never?: boolean }) {
  const { i18n } = useLingui();
  const Icon = never ? X : Check;
  return (
    <div>
      <p className="label">{title}</p>
      <ul className="mt-1 space-y-1">
        {terms.map((term) => (
          <li key={term.id} className="flex gap-2">
            <Icon aria-hidden="true" className={`mt-1 size-4 shrink-0 ${never ? "text-faint" : "text-good"}`} />
            {i18n._(term)}
          </li>
        ))}
      </ul>
    </div>
  );
}
