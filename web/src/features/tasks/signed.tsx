"use client";

import { Trans } from "@lingui/react/macro";
import { Stroke } from "@/components/ui/mark";
import { useSession } from "@/lib/api/session";
import { useTaskUi } from "./store";

/** The moment of signing: a signature is written, where messages are and not over the letter that comes next. */
export function Signed() {
  const signer = useSession((standing) => standing.user?.name ?? "");
  const signing = useTaskUi((ui) => ui.signing);
  if (!signing) return null;
  return (
    <figure
      key={signing.at}
      aria-hidden="true"
      data-signed=""
      onAnimationEnd={({ animationName }) => animationName === "leave" && useTaskUi.setState({ signing: null })}
      className="pen-leaves flex min-h-[3.25rem] items-center gap-4 bg-raised px-4 not-last:hidden max-md:border-b md:flex-col md:items-start md:gap-1 md:rounded-md md:border md:px-3 md:py-2"
    >
      <Stroke className="h-10 w-32 text-sign md:w-40" />
      <figcaption className="min-w-0 truncate text-xs text-faint md:w-full md:border-t md:border-edge/60 md:pt-1">
        <Trans>
          Countersigned by <bdi>{signer}</bdi>
        </Trans>
      </figcaption>
    </figure>
  );
}
