"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, Suspense } from "react";
import { Proof } from "@/features/session/proof";
import { RequireSession } from "@/features/session/require-session";
import { Shell } from "@/features/shell/shell";
import { countsQuery } from "@/lib/api/queries";
import { useSession } from "@/lib/api/session";
import { later } from "@/lib/later";

// What keeps the page true begins a second after it is shown, so it need not come before.
const Signed = later(() => import("@/features/tasks/signed").then((module) => ({ default: module.Signed })));
const Polling = later(() => import("@/features/tasks/polling").then((module) => ({ default: module.Polling })));

export default function AppLayout({ children }: { children: ReactNode }) {
  const signedIn = useSession(({ state }) => state === "in");
  const { data: counts } = useQuery({ ...countsQuery(), enabled: signedIn });
  return (
    <Shell counts={counts} passing={<Suspense>{signedIn ? <Signed /> : null}</Suspense>}>
      <RequireSession>{children}</RequireSession>
      <Suspense>{signedIn ? <Polling /> : null}</Suspense>
      {signedIn ? <Proof /> : null}
    </Shell>
  );
}
