"use client";

import { Trans } from "@lingui/react/macro";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect } from "react";
import { Button } from "@/components/ui/button";
import { resume, useSession } from "@/lib/api/session";
import { explain } from "@/lib/errors";

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
  if (standing.state === "unreachable") {
    const { title, advice } = explain(standing.problem);
    return (
      <div role="alert" className="mx-auto flex max-w-xl flex-col items-start gap-4 px-6 py-[18vh]">
        <h1 className="font-serif text-[2rem] leading-tight">{title}</h1>
        <p className="text-lg text-soft">{advice}</p>
        <Button variant="primary" onClick={() => void resume()}>
          <Trans>Try again</Trans>
        </Button>
      </div>
    );
  }
  return children;
}
