"use client";

import { useLingui } from "@lingui/react/macro";
import { lazy, Suspense, useEffect } from "react";
import { type Toast, useToasts } from "@/lib/toasts";

const slip = () => import("./slip");
const Slip = lazy(() => slip().then((module) => ({ default: module.Slip })));

/** What is said in passing, in one place that covers nothing that is read or signed: at a desk under the places, on a
 * phone over the line that leads back. */
export function Toasts() {
  const { t } = useLingui();
  const toasts = useToasts((state) => state.toasts);
  // Had before it is needed: what it says may be that there is no connection.
  useEffect(() => void slip().catch(() => undefined), []);
  return (
    <section
      aria-label={t`Messages`}
      className="pointer-events-none fixed inset-x-0 top-0 z-50 flex flex-col gap-2 md:inset-x-auto md:bottom-4 md:left-3 md:top-auto md:w-48"
    >
      <div role="status" className="sr-only">
        {toasts.at(-1)?.tone === "plain" ? say(toasts.at(-1)) : ""}
      </div>
      <div role="alert" className="sr-only">
        {toasts.at(-1)?.tone === "alarm" ? say(toasts.at(-1)) : ""}
      </div>
      <Suspense>
        {toasts.map((one) => (
          <Slip key={one.id} one={one} />
        ))}
      </Suspense>
    </section>
  );
}

function say(one: Toast | undefined): string {
  return one ? [one.text, one.detail].filter(Boolean).join(" ") : "";
}
