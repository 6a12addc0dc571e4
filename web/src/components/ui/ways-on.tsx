import { Trans } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { proveAgain } from "@/lib/api/proof";
import { cx } from "@/lib/cx";
import { Button } from "./button";

type WaysOnProps = { again: (() => void) | undefined; className: string | undefined };

/** How to go on after something that is no trouble any more, or was none. */
export const WaysOn = ({ unproved, ...props }: WaysOnProps & { unproved?: boolean }) =>
  unproved ? <Unproved {...props} /> : <NotSent {...props} />;

/** What was tried without a connection is not tried by itself once there is one. */
const NotSent = ({ again, className }: WaysOnProps) => (
  <Way
    className={className}
    on={() => again?.()}
    words={
      <>
        <Trans>You are online again.</Trans> <Trans>This was not sent.</Trans>
      </>
    }
  >
    <Trans>Try again</Trans>
  </Way>
);

/** Whoever would rather not say their password finds everything as it was, and a quiet way to say it after all. */
function Unproved({ again, className }: WaysOnProps) {
  const [isProved, setProved] = useState(false);
  const prove = async () => {
    if (again) return again();
    if (await proveAgain()) setProved(true);
  };
  if (isProved) return null;
  return (
    <Way className={className} on={() => void prove()} words={<Trans>This needs your password once more.</Trans>}>
      <Trans>Say it now</Trans>
    </Way>
  );
}

type WayProps = { words: ReactNode; on: () => void; className: string | undefined; children: ReactNode };

const Way = ({ words, on, className, children }: WayProps) => (
  <div role="status" className={cx("flex flex-wrap items-center gap-x-4 gap-y-2 text-soft", className)}>
    <p>{words}</p>
    <Button onClick={on}>{children}</Button>
  </div>
);
