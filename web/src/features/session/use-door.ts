"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useState } from "react";
import type { SessionOut } from "@/lib/api/generated/types.gen";
import { resume, signedIn, useSession } from "@/lib/api/session";
import { wayIn } from "./next";

export const COOKIE = { "X-Token-Transport": "cookie" as const };

export const said = (form: FormData, name: string) => String(form.get(name) ?? "");

/** What a form of the door needs: who is in goes in, and an error stays beside what was typed. */
export function useDoor(open: (form: FormData) => Promise<SessionOut>) {
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
