"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { useConfig } from "@/lib/api/config";
import type { ApiProblem } from "@/lib/api/problem";
import { askAnew, resume } from "@/lib/api/session";
import { explain } from "@/lib/errors";

const LATE_SECONDS = 5;

/** Above what is still empty, once it has been so for a while: why, and a way to ask again. */
export function Late() {
  const [since, setSince] = useState(0);
  const [isLate, setLate] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew, it is waited for anew
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LATE_SECONDS * 1000);
    return () => clearTimeout(timer);
  }, [since]);
  const again = () => {
    setLate(false);
    setSince((before) => before + 1);
    askAnew();
  };
  return (
    <div role="status" className="empty:hidden">
      {isLate ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b bg-care-wash px-5 py-3 md:px-10">
          <p>
            <Trans>
              <span className="font-medium">Countersign has not answered yet.</span> The connection may be slow, or the
              service is just starting. Nothing is lost.
            </Trans>
          </p>
          <Button onClick={again}>
            <Trans>Ask again</Trans>
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** In place of everything, where it could not be found out who is there. It is tried again by itself once there is a connection. */
export function Unreached({ problem }: { problem: ApiProblem }) {
  const { t } = useLingui();
  const isLaptop = useConfig()?.letters !== undefined;
  useEffect(() => {
    const again = () => void resume();
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, []);
  const offline = problem.code === "offline";
  return (
    <div role="alert" className="mx-auto flex max-w-xl flex-col items-start gap-4 px-6 py-[18vh]">
      <h1 className="font-serif text-[2rem] leading-tight">
        {offline ? explain(problem).title : t`Countersign cannot be reached.`}
      </h1>
      <p className="text-lg text-soft">
        {offline ? (
          <Trans>It goes on by itself once you are connected. Nothing is lost.</Trans>
        ) : (
          <Trans>Nothing is lost. Check your connection, and try again in a minute.</Trans>
        )}{" "}
        {isLaptop && !offline ? <Trans>On your own machine, run “make up” in a terminal first.</Trans> : null}
      </p>
      <Button variant="primary" onClick={() => void resume()}>
        <Trans>Try again</Trans>
      </Button>
    </div>
  );
}
