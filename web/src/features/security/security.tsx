"use client";

import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Awaiting, Page, Part, useTogether } from "@/components/ui/page";
import { useSession } from "@/lib/api/session";
import { Address } from "./address";
import { Password } from "./password";
import { secondFactorQuery, sessionsQuery, signInsQuery } from "./queries";
import { SecondFactor } from "./second-factor";
import { Sessions } from "./sessions";
import { SignIns } from "./sign-ins";

/** Who can come in, and how. */
export function Security() {
  const { t } = useLingui();
  const user = useSession((standing) => standing.user);
  const factor = useQuery(secondFactorQuery());
  const signIns = useQuery(signInsQuery());
  const sessions = useQuery(sessionsQuery());
  const isThere = useTogether(factor, signIns, sessions);
  return (
    <Page title={t`Sign-in and security`} lead={t`How you come in, and who is in.`}>
      {user && isThere ? (
        <>
          <Address user={user} />
          <Password />
          <Part id="second-factor" what={t`your second factor`} query={factor} title={t`Second factor`}>
            {(standing) => <SecondFactor standing={standing} />}
          </Part>
          <Part id="sign-ins" what={t`your sign-ins`} query={signIns} title={t`Continue with Google`}>
            {(ways) => <SignIns ways={ways} />}
          </Part>
          <Part id="sessions" what={t`your sessions`} query={sessions} title={t`Where you are signed in`}>
            {(all) => <Sessions all={all} />}
          </Part>
        </>
      ) : (
        <Awaiting what={t`your account`} lines={5} />
      )}
    </Page>
  );
}
