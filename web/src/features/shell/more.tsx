"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { Dialog } from "@/components/ui/dialog";
import { Link } from "@/components/ui/link";
import { Count } from "./count";
import { type Counts, INBOXES, OFFICE } from "./places";

export function More({ close, counts, leave }: { close: () => void; counts: Counts | undefined; leave: () => void }) {
  const { t, i18n } = useLingui();
  return (
    <Dialog open close={close} title={t`More`}>
      <ul className="divide-y border-y">
        {[...INBOXES.filter(({ phone }) => !phone), ...OFFICE].map((place) => (
          <li key={place.href}>
            <Link href={place.href} onClick={close} className="flex min-h-12 items-center gap-3">
              <place.icon aria-hidden="true" className="size-5 text-sign" />
              {i18n._(place.name)}
              <Count place={place} counts={counts} />
            </Link>
          </li>
        ))}
        <li>
          <button type="button" onClick={leave} className="min-h-12 w-full text-left text-soft">
            <Trans>Sign out</Trans>
          </button>
        </li>
      </ul>
    </Dialog>
  );
}
