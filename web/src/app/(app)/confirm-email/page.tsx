"use client";

import { ConfirmEmail } from "@/features/settings/confirm-email";
import { useSession } from "@/lib/api/session";

export default function Page() {
  const signedIn = useSession(({ state }) => state === "in");
  return <ConfirmEmail signedIn={signedIn} />;
}
