"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect } from "react";
import { resume, useSession } from "@/lib/api/session";
import { Late, Unreached } from "./unreached";

/** Shows the app to those who are signed in, and leads the others to the sign-in, and back afterwards. */
export function RequireSession({ children }: { children: ReactNode }) {
  const standing = useSession();
  const router = useRouter();
  useEffect(() => void resume(), []);
  useEffect(() => {
    if (standing.state !== "out") return;
    const here = location.pathname + location.search;
    const next = here === "/" ? "" : `next=${encodeURIComponent(here)}`;
    router.replace(`/sign-in/?${[standing.ended ? "ended=1" : "", next].filter(Boolean).join("&")}`);
  }, [standing, router]);
  if (standing.state === "unreachable") return <Unreached problem={standing.problem} />;
  return (
    <>
      {standing.state === "unknown" ? <Late /> : null}
      {children}
    </>
  );
}
