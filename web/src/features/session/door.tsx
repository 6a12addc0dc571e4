"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Mark } from "@/components/ui/mark";
import { Notice, Trouble } from "@/components/ui/notice";
import { told } from "@/lib/api/client";
import { authLogin, authRegister } from "@/lib/api/generated/sdk.gen";
import type { SessionOut } from "@/lib/api/generated/types.gen";
import { resume, signedIn, useSession } from "@/lib/api/session";
import { fieldError } from "@/lib/errors";
import { wayIn } from "./next";

const headers = { "X-Token-Transport": "cookie" as const };

function Door({
  title,
  lead,
  children,
  below,
}: {
  title: string;
  lead: string;
  children: ReactNode;
  below: ReactNode;
}) {
  return (
    <div className="grid min-h-dvh bg-paper lg:grid-cols-[1fr_1.1fr]">
      <aside className="hidden flex-col justify-between border-r bg-desk p-12 lg:flex xl:p-16">
        <p className="flex items-center gap-3 font-serif text-2xl">
          <Mark className="size-9 text-sign" />
          Countersign
        </p>
        <div className="max-w-[26rem] space-y-5">
          <p className="font-serif text-[2.25rem] leading-[1.18] xl:text-[2.75rem]">
            Your staff prepares. You sign. Nothing happens before that.
          </p>
          <p className="text-base text-soft">
            Agents read your mail, write out exactly what they would do, and wait. Each letter shows who it reaches and
            how to take it back.
          </p>
        </div>
        <p className="text-sm text-faint">Your password never reaches an agent, and no agent acts alone.</p>
      </aside>
      <main id="main" className="flex flex-col justify-center px-6 py-12 sm:px-12">
        <div className="mx-auto w-full max-w-[25rem]">
          <p className="mb-10 flex items-center gap-2.5 font-serif text-xl lg:hidden">
            <Mark className="size-8 text-sign" />
            Countersign
          </p>
          <h1 className="font-serif text-[2.25rem] leading-tight">{title}</h1>
          <p className="mb-8 mt-2 text-soft">{lead}</p>
          {children}
          <p className="mt-8 border-t pt-5 text-soft">{below}</p>
        </div>
      </main>
    </div>
  );
}

/** What a form of the door needs: who is in goes in, and an error stays beside what was typed. */
function useDoor(open: (form: FormData) => Promise<SessionOut>) {
  const router = useRouter();
  const state = useSession((standing) => standing.state);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => void resume(), []);
  useEffect(() => {
    if (state === "in") router.replace(wayIn(location.search, location.origin));
  }, [state, router]);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      signedIn(await open(new FormData(event.currentTarget)));
    } catch (failed) {
      setError(failed);
    } finally {
      setBusy(false);
    }
  };
  return { submit, error, busy };
}

const said = (form: FormData, name: string) => String(form.get(name) ?? "");
const LINK = "font-medium text-sign underline underline-offset-4";

export function SignIn() {
  const { submit, error, busy } = useDoor((form) =>
    told(authLogin({ body: { email: said(form, "email"), password: said(form, "password") }, headers })),
  );
  const [ended, setEnded] = useState(false);
  useEffect(() => setEnded(new URLSearchParams(location.search).has("ended")), []);
  return (
    <Door
      title="Sign in"
      lead="To see what waits for your signature."
      below={
        <>
          New here?{" "}
          <Link href="/register/" className={LINK}>
            Open an account
          </Link>
        </>
      }
    >
      <form onSubmit={submit} className="space-y-5">
        {ended && !error ? <Notice title="Your session has ended. Sign in, and you go on where you were." /> : null}
        {error ? <Trouble error={error} /> : null}
        <Field
          label="Email"
          name="email"
          type="email"
          autoComplete="username"
          required
          error={fieldError(error, "email")}
        />
        <Field
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          error={fieldError(error, "password")}
        />
        <Button look="sign" type="submit" busy={busy} className="w-full">
          {busy ? "Signing in" : "Sign in"}
        </Button>
      </form>
    </Door>
  );
}

export function Register() {
  const { submit, error, busy } = useDoor((form) =>
    told(
      authRegister({
        body: {
          email: said(form, "email"),
          password: said(form, "password"),
          name: said(form, "name"),
          timezone: Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC",
        },
        headers,
      }),
    ),
  );
  return (
    <Door
      title="Open an account"
      lead="It takes a minute. Nothing is read until you connect something."
      below={
        <>
          You have one?{" "}
          <Link href="/sign-in/" className={LINK}>
            Sign in
          </Link>
        </>
      }
    >
      <form onSubmit={submit} className="space-y-5">
        {error ? <Trouble error={error} /> : null}
        <Field
          label="Your name"
          name="name"
          autoComplete="name"
          maxLength={100}
          required
          hint="It stands under what you countersign."
          error={fieldError(error, "name")}
        />
        <Field
          label="Email"
          name="email"
          type="email"
          autoComplete="username"
          required
          error={fieldError(error, "email")}
        />
        <Field
          label="Password"
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={12}
          maxLength={128}
          required
          hint="At least 12 characters. A short sentence is good."
          error={fieldError(error, "password")}
        />
        <Button look="sign" type="submit" busy={busy} className="w-full">
          {busy ? "Opening" : "Open the account"}
        </Button>
      </form>
    </Door>
  );
}
