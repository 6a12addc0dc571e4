"use client";

import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Trouble } from "@/components/ui/notice";
import { Section } from "@/components/ui/page";
import { PlainForm } from "@/components/ui/plain-form";
import { told } from "@/lib/api/client";
import { authBeginSecondFactor, authConfirmSecondFactor, authRemoveSecondFactor } from "@/lib/api/generated/sdk.gen";
import type { SecondFactorOut } from "@/lib/api/generated/types.gen";
import { keys } from "@/lib/api/queries";
import { fieldError } from "@/lib/errors";
import { later } from "@/lib/later";
import { useOnce } from "@/lib/once";
import { toast } from "@/lib/toasts";
import { RecoveryCodes } from "./recovery-codes";

const QrCode = later(() => import("./qr-code").then((module) => ({ default: module.QrCode })));

const FEW = 3;

export function SecondFactor({ standing }: { standing: SecondFactorOut }) {
  const { t } = useLingui();
  const cache = useQueryClient();
  const [codes, setCodes] = useState<string[] | null>(null);
  const begin = useOnce({ mutationFn: () => told(authBeginSecondFactor()) });
  const confirm = useOnce({
    mutationFn: (code: string) => told(authConfirmSecondFactor({ body: { code } })),
    onSuccess: ({ recovery_codes }) => {
      setCodes(recovery_codes);
      begin.reset();
      void cache.invalidateQueries({ queryKey: keys.secondFactor });
    },
  });
  return (
    <Section
      id="second-factor"
      title={t`Second factor`}
      lead={t`A code from an app on your phone, asked for besides the password.`}
    >
      {codes ? <RecoveryCodes codes={codes} done={() => setCodes(null)} /> : null}
      {standing.on && !codes ? <On left={standing.recovery_codes_left} /> : null}
      {!standing.on && !codes ? (
        begin.data ? (
          <Enrol
            secret={begin.data.secret}
            url={begin.data.otpauth_url}
            error={confirm.error}
            busy={confirm.isPending}
            confirm={confirm.mutate}
            cancel={() => begin.reset()}
          />
        ) : (
          <div className="space-y-4">
            {begin.error ? <Trouble error={begin.error} /> : null}
            <p className="text-soft">
              <Trans>
                It is off. With it a stolen password is not enough. Any authenticator app does: it works without a
                network.
              </Trans>
            </p>
            <Button onClick={() => begin.mutate()} busy={begin.isPending}>
              <Trans>Set it up</Trans>
            </Button>
          </div>
        )
      ) : null}
    </Section>
  );
}

type EnrolProps = {
  secret: string;
  url: string;
  error: unknown;
  busy: boolean;
  confirm: (code: string) => void;
  cancel: () => void;
};

function Enrol({ secret, url, error, busy, confirm, cancel }: EnrolProps) {
  const { t } = useLingui();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    confirm(String(new FormData(event.currentTarget).get("code")).trim());
  };
  return (
    <PlainForm onSubmit={submit} className="space-y-4">
      <p>
        <Trans>Scan this with the app, then type the code that it shows.</Trans>
      </p>
      <div className="size-52">
        <Suspense>
          <QrCode text={url} label={t`Code to scan with an authenticator app`} />
        </Suspense>
      </div>
      <p className="text-sm text-soft">
        <Trans>
          Or type this into the app: <code className="font-medium text-ink">{grouped(secret)}</code>
        </Trans>
      </p>
      {error ? <Trouble error={error} /> : null}
      <Field
        label={t`Code from the app`}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        className="max-w-44"
        error={fieldError(error, "code")}
      />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" type="submit" busy={busy}>
          <Trans>Turn it on</Trans>
        </Button>
        <Button variant="quiet" onClick={cancel}>
          <Trans>Not now</Trans>
        </Button>
      </div>
    </PlainForm>
  );
}

function On({ left }: { left: number }) {
  const { t } = useLingui();
  const cache = useQueryClient();
  const [leaving, setLeaving] = useState(false);
  const remove = useOnce({
    mutationFn: (code: string) => told(authRemoveSecondFactor({ body: { code } })),
    onSuccess: () => {
      toast({ text: t`The second factor is off.` });
      void cache.invalidateQueries({ queryKey: keys.secondFactor });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    remove.mutate(String(new FormData(event.currentTarget).get("code")).trim());
  };
  return (
    <div className="space-y-4">
      <p>
        <span className="font-medium text-good">
          <Trans>It is on.</Trans>
        </span>{" "}
        <span className="text-soft">
          <Plural value={left} one="# recovery code is left." other="# recovery codes are left." />
        </span>
      </p>
      {left < FEW ? (
        <p className="text-care">
          <Trans>Few are left. Turn it off and on again for ten new ones.</Trans>
        </p>
      ) : null}
      {leaving ? (
        <PlainForm onSubmit={submit} className="space-y-4">
          {remove.error ? <Trouble error={remove.error} /> : null}
          <Field
            label={t`A code, to turn it off`}
            name="code"
            autoComplete="one-time-code"
            hint={t`From the app, or a recovery code.`}
            required
            className="max-w-60"
            error={fieldError(remove.error, "code")}
          />
          <div className="flex flex-wrap gap-2">
            <Button variant="alarm" type="submit" busy={remove.isPending}>
              <Trans>Turn it off</Trans>
            </Button>
            <Button variant="quiet" onClick={() => setLeaving(false)}>
              <Trans>Leave it on</Trans>
            </Button>
          </div>
        </PlainForm>
      ) : (
        <Button onClick={() => setLeaving(true)}>
          <Trans>Turn it off</Trans>
        </Button>
      )}
    </div>
  );
}

const grouped = (secret: string) => secret.replace(/(.{4})(?=.)/g, "$1 ");
