"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Gate } from "@/features/session/gate";
import { Proof } from "@/features/session/proof";
import { Shell } from "@/features/shell/shell";
import { useLive } from "@/features/tasks/live";
import { countsQuery } from "@/lib/api/queries";
import { useSession } from "@/lib/api/session";

export default function DeskLayout({ children }: { children: ReactNode }) {
  const signedIn = useSession(({ state }) => state === "in");
  const { data: counts } = useQuery({ ...countsQuery(), enabled: signedIn });
  return (
    <Shell counts={counts}>
      <Gate>{children}</Gate>
      {signedIn ? <Live /> : null}
      {signedIn ? <Proof /> : null}
    </Shell>
  );
}

function Live() {
  useLive();
  return null;
}
