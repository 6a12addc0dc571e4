"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useState } from "react";
import type { SessionOut } from "@/lib/api/generated/types.gen";
import { resume, signedIn, useSession } from "@/lib/api/session";
import { wayIn } from "./next";

export const COOKIE = { "X-Token-Transport": "cookie" as const };

export const said = (form: FormData, name: string) => String(form.get(name) ?? "");

/** Sends a form once at a time; an error stays beside what was typed. */
export function useSessionForm(send: (form: FormData) => Promise<void>) {
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await send(new FormData(event.currentTarget));
    } catch (failed) {
      setError(failed);
    } finally {
      setBusy(false);
    }
  };
  return { submit, error, busy };
}

/** What a form that opens a session needs: who is signed in already, or becomes so, goes in. */
export function useSignInForm(open: (form: FormData) => Promise<SessionOut>) {
  const router = useRouter();
  const state = useSession((standing) => standing.state);
  useEffect(() => void resume(), []);
  useEffect(() => {
    if (state === "in") router.replace(wayIn(location.search, location.origin));
  }, [state, router]);
  return useSessionForm(async (form) => signedIn(await open(form)));
}
