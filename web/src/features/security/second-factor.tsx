"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Trouble } from "@/components/ui/notice";
import { Awaiting, Section } from "@/components/ui/page";
import { told } from "@/lib/api/client";
import {
  authBeginSecondFactor,
  authConfirmSecondFactor,
  authRemoveSecondFactor,
  authSecondFactor,
} from "@/lib/api/generated/sdk.gen";
import { fieldError } from "@/lib/errors";
import { counted } from "@/lib/text";
import { toast } from "@/lib/toasts";
import { QrCode } from "./qr-code";
import { RecoveryCodes } from "./recovery-codes";

const KEY = ["second-factor"];

export function SecondFactor() {
  const cache = useQueryClient();
  const [codes, setCodes] = useState<string[] | null>(null);
  const { data, error, refetch } = useQuery({ queryKey: KEY, queryFn: () => told(authSecondFactor()) });
  const begin = useMutation({ mutationFn: () => told(authBeginSecondFactor()) });
  const confirm = useMutation({
    mutationFn: (code: string) => told(authConfirmSecondFactor({ body: { code } })),
    onSuccess: ({ recovery_codes }) => {
      setCodes(recovery_codes);
      begin.reset();
      void cache.invalidateQueries({ queryKey: KEY });
    },
  });
  return (
    <Section
      id="second-factor"
      title="Second factor"
      lead="A code from an app on your phone, asked for besides the password."
    >
      {error ? <Trouble error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Awaiting what="your second factor" lines={2} /> : null}
      {codes ? <RecoveryCodes codes={codes} done={() => setCodes(null)} /> : null}
      {data?.on && !codes ? <On left={data.recovery_codes_left} /> : null}
      {data && !data.on && !codes ? (
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
              It is off. With it a stolen password is not enough. Any authenticator app does: it works without a
              network.
            </p>
            <Button onClick={() => begin.mutate()} busy={begin.isPending}>
              Set it up
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
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    confirm(String(new FormData(event.currentTarget).get("code")).trim());
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      <p>Scan this with the app, then type the code that it shows.</p>
      <QrCode text={url} label="Code to scan with an authenticator app" />
      <p className="text-sm text-soft">
        Or type this into the app: <code className="font-medium text-ink">{grouped(secret)}</code>
      </p>
      {error ? <Trouble error={error} /> : null}
      <Field
        label="Code from the app"
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        className="max-w-44"
        error={fieldError(error, "code")}
      />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" type="submit" busy={busy}>
          Turn it on
        </Button>
        <Button variant="quiet" onClick={cancel}>
          Not now
        </Button>
      </div>
    </form>
  );
}

function On({ left }: { left: number }) {
  const cache = useQueryClient();
  const [leaving, setLeaving] = useState(false);
  const remove = useMutation({
    mutationFn: (code: string) => told(authRemoveSecondFactor({ body: { code } })),
    onSuccess: () => {
      toast({ text: "The second factor is off." });
      void cache.invalidateQueries({ queryKey: KEY });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    remove.mutate(String(new FormData(event.currentTarget).get("code")).trim());
  };
  return (
    <div className="space-y-4">
      <p>
        <span className="font-medium text-good">It is on.</span>{" "}
        <span className="text-soft">{counted(left, "recovery code is", "recovery codes are")} left.</span>
      </p>
      {left < 3 ? <p className="text-care">Few are left. Turn it off and on again for ten new ones.</p> : null}
      {leaving ? (
        <form onSubmit={submit} className="space-y-4">
          {remove.error ? <Trouble error={remove.error} /> : null}
          <Field
            label="A code, to turn it off"
            name="code"
            autoComplete="one-time-code"
            hint="From the app, or a recovery code."
            required
            className="max-w-60"
            error={fieldError(remove.error, "code")}
          />
          <div className="flex flex-wrap gap-2">
            <Button variant="alarm" type="submit" busy={remove.isPending}>
              Turn it off
            </Button>
            <Button variant="quiet" onClick={() => setLeaving(false)}>
              Leave it on
            </Button>
          </div>
        </form>
      ) : (
        <Button onClick={() => setLeaving(true)}>Turn it off</Button>
      )}
    </div>
  );
}

const grouped = (secret: string) => secret.replace(/(.{4})(?=.)/g, "$1 ");
