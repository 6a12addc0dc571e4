"use client";

import { useLingui } from "@lingui/react/macro";
import { Awaiting, Page } from "@/components/ui/page";
import { useSession } from "@/lib/api/session";
import { Close } from "./close";
import { Export } from "./export";
import { Pause } from "./pause";

/** What is kept of the person is theirs: to stop, to take along, to have erased. */
export function YourData() {
  const { t } = useLingui();
  const user = useSession((standing) => standing.user);
  return (
    <Page title={t`Your data`} lead={t`Stop everything for a while, take what is yours along, or leave for good.`}>
      {user ? (
        <>
          <Pause paused={user.paused} />
          <Export />
          <Close email={user.email} />
        </>
      ) : (
        <Awaiting what={t`your account`} />
      )}
    </Page>
  );
}
