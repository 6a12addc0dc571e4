"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Proof } from "@/features/session/proof";
import { RequireSession } from "@/features/session/require-session";
import { Shell } from "@/features/shell/shell";
import { usePolling } from "@/features/tasks/polling";
import { countsQuery } from "@/lib/api/queries";
import { useSession } from "@/lib/api/session";

export default function AppLayout({ children }: { children: ReactNode }) {
  const signedIn = useSession(({ state }) => state === "in");
  const { data: counts } = useQuery({ ...countsQuery(), enabled: signedIn });
  return (
    <Shell counts={counts}>
      <RequireSession>{children}</RequireSession>
      {signedIn ? <Polling /> : null}
      {signedIn ? <Proof /> : null}
    </Shell>
  );
}

function Polling() {
  usePolling();
  return null;
}
