"use client";

import { useEffect } from "react";
import { Finish } from "@/features/accounts/finish";
import { keepOutcome } from "@/features/accounts/outcome";
import { useSession } from "@/lib/api/session";

export default function Page() {
  const signedIn = useSession(({ state }) => state === "in");
  useEffect(keepOutcome, []);
  return <Finish signedIn={signedIn} />;
}
