"use client";

import { Awaiting, Page } from "@/components/ui/page";
import { useSession } from "@/lib/api/session";
import { Address } from "./address";
import { Password } from "./password";
import { SecondFactor } from "./second-factor";
import { Sessions } from "./sessions";
import { SignIns } from "./sign-ins";

/** Who can come in, and how. */
export function Security() {
  const user = useSession((standing) => standing.user);
  return (
    <Page title="Sign-in and security" lead="How you come in, and who is in.">
      {user ? (
        <>
          <Address user={user} />
          <Password />
          <SecondFactor />
          <SignIns />
          <Sessions />
        </>
      ) : (
        <Awaiting what="your account" />
      )}
    </Page>
  );
}
