"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { Awaiting, Page, Part, Section, useTogether } from "@/components/ui/page";
import { preferencesQuery } from "@/lib/api/preferences";
import { devicesQuery, plansQuery } from "@/lib/api/queries";
import { useSession } from "@/lib/api/session";
import { run } from "@/lib/keys/registry";
import { later } from "@/lib/later";
import { Appearance } from "./appearance";
import { Devices } from "./devices";
import { Plans } from "./plans";

// What checks and keeps a form is not needed for anything else.
const Profile = later(() => import("./profile").then((module) => ({ default: module.Profile })));
const Preferences = later(() => import("./preferences").then((module) => ({ default: module.Preferences })));
const Notifications = later(() => import("./preferences").then((module) => ({ default: module.Notifications })));

export function Settings() {
  const { t } = useLingui();
  const user = useSession((standing) => standing.user);
  const preferences = useQuery(preferencesQuery());
  const devices = useQuery(devicesQuery());
  const plans = useQuery(plansQuery());
  const isThere = useTogether(preferences, devices, plans);
  const waiting = <Awaiting what={t`your settings`} lines={5} />;
  return (
    <Page title={t`Settings`}>
      {user && isThere ? (
        <Suspense fallback={waiting}>
          <Profile user={user} />
          <Appearance />
          <Part id="work" what={t`your preferences`} query={preferences} title={t`How they work`}>
            {({ wishes }) => <Preferences wishes={wishes} />}
          </Part>
          <Part id="devices" what={t`your devices`} query={devices} title={t`Devices`}>
            {(all) => <Devices devices={all} />}
          </Part>
          {preferences.data && devices.data?.length ? <Notifications wishes={preferences.data.wishes} /> : null}
          <Part id="plan" what={t`the plans`} query={plans} title={t`Plan`}>
            {(all) => <Plans plans={all} own={user.plan} />}
          </Part>
          <Section id="account" title={t`Your account`} lead={t`Who can come in, and what is kept of you.`}>
            <div className="flex flex-wrap gap-2">
              <LinkButton href="/security/">
                <Trans>Sign-in and security</Trans>
              </LinkButton>
              <LinkButton href="/your-data/">
                <Trans>Your data</Trans>
              </LinkButton>
            </div>
          </Section>
          <Section title={t`Leave`}>
            <Button onClick={() => run("sign-out")}>
              <Trans>Sign out</Trans>
            </Button>
          </Section>
        </Suspense>
      ) : (
        waiting
      )}
    </Page>
  );
}
