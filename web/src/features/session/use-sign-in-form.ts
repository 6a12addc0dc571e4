"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect } from "react";
import type { SessionOut } from "@/lib/api/generated/types.gen";
import { resume, signedIn, useSession } from "@/lib/api/session";
import { useOnce } from "@/lib/once";
import { wayIn } from "./next";

export const COOKIE = { "X-Token-Transport": "cookie" as const };

export const said = (form: FormData, name: string) => String(form.get(name) ?? "");

/** A form on its way: what `SessionForm` shows of it. */
export type Sending = { submit: (event: FormEvent<HTMLFormElement>) => void; error: unknown; busy: boolean };

/** Sends a form once at a time; an error stays beside what was typed. */
export function useSessionForm(send: (form: FormData) => Promise<unknown>): Sending {
  const { mutate, error, isPending } = useOnce({ mutationFn: send });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate(new FormData(event.currentTarget));
  };
  return { submit, error, busy: isPending };
}

/** What a form that opens a session needs: who is signed in already, or becomes so, goes in. */
export function useSignInForm(open: (form: FormData) => Promise<SessionOut>): Sending {
  const router = useRouter();
  const state = useSession((standing) => standing.state);
  useEffect(() => void resume(), []);
  useEffect(() => {
    if (state === "in") router.replace(wayIn(location.search, location.origin));
  }, [state, router]);
  return useSessionForm(async (form) => signedIn(await open(form)));
}
