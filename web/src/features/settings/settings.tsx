"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, LinkButton } from "@/components/ui/button";
import { Choice } from "@/components/ui/field";
import { Moment } from "@/components/ui/moment";
import { Trouble } from "@/components/ui/notice";
import { Awaiting, Page, Section } from "@/components/ui/page";
import { told } from "@/lib/api/client";
import { devicesRemove } from "@/lib/api/generated/sdk.gen";
import type { Plan } from "@/lib/api/generated/types.gen";
import { devicesQuery, plansQuery } from "@/lib/api/queries";
import { useSession } from "@/lib/api/session";
import { run } from "@/lib/keys/registry";
import { applyScheme, type Scheme, useLook } from "@/lib/look";
import { counted } from "@/lib/text";
import { Preferences } from "./preferences";
import { Profile } from "./profile";

export function Settings() {
  const user = useSession((standing) => standing.user);
  return (
    <Page title="Settings">
      {user ? <Profile user={user} /> : <Awaiting what="your profile" />}
      <Appearance />
      {user ? <Preferences /> : null}
      <Section id="account" title="Your account" lead="Who can come in, and what is kept of you.">
        <div className="flex flex-wrap gap-2">
          <LinkButton href="/security/">Sign-in and security</LinkButton>
          <LinkButton href="/your-data/">Your data</LinkButton>
        </div>
      </Section>
      {user ? <Plans plan={user.plan} /> : null}
      {user ? <Devices /> : null}
      <Section title="Leave">
        <Button onClick={() => run("sign-out")}>Sign out</Button>
      </Section>
    </Page>
  );
}

function Appearance() {
  const { scheme, singleKeys } = useLook();
  return (
    <Section id="appearance" title="This browser" lead="Kept on this device only.">
      <div className="space-y-5">
        <Choice
          label="Colours"
          value={scheme}
          onChange={(event) => {
            const chosen = event.target.value as Scheme;
            useLook.setState({ scheme: chosen });
            applyScheme(chosen);
          }}
          className="max-w-60"
        >
          <option value="system">As the system</option>
          <option value="light">Light</option>
          <option value="dark">Dark</option>
        </Choice>
        <label className="flex min-h-11 cursor-pointer items-center gap-3">
          <input
            type="checkbox"
            className="size-5 accent-sign"
            checked={singleKeys}
            onChange={(event) => useLook.setState({ singleKeys: event.target.checked })}
          />
          Single keys decide and move (J, K, A, E, R, S, Z)
        </label>
      </div>
    </Section>
  );
}

const LIMITLESS = "unlimited";

function Plans({ plan }: { plan: string }) {
  const { data: plans, error, refetch } = useQuery(plansQuery());
  return (
    <Section id="plan" title="Plan" lead="A task counts when you countersign it, not when it is proposed.">
      {error ? <Trouble error={error} again={() => void refetch()} /> : null}
      {!plans && !error ? <Awaiting what="the plans" /> : null}
      {plans ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard
        <section aria-label="What each plan includes" tabIndex={0} className="overflow-x-auto">
          <table className="w-full text-left">
            <thead>
              <tr className="border-b">
                <th scope="col" className="label py-2 pr-4 align-top font-normal">
                  Included
                </th>
                {plans.map(({ name }) => (
                  <th key={name} scope="col" className="py-2 pr-4 align-top font-semibold capitalize last:pr-0">
                    {name}
                    {name === plan ? (
                      <span className="block text-sm font-medium normal-case text-sign">yours</span>
                    ) : null}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {(
                [
                  ["Agents", (one) => (one.agents === null ? LIMITLESS : String(one.agents))],
                  ["Tasks a month", (one) => new Intl.NumberFormat("en").format(one.tasks_a_month)],
                  ["Looks every", (one) => counted(one.scan_floor_minutes, "minute", "minutes")],
                  ["Rules", (one) => (one.rules ? "yes" : "no")],
                  ["Language models", (one) => (one.language_models ? "yes" : "no")],
                ] satisfies [string, (one: Plan) => string][]
              ).map(([name, value]) => (
                <tr key={name} className="border-b">
                  <th scope="row" className="py-2 pr-4 align-top font-normal text-soft">
                    {name}
                  </th>
                  {plans.map((one) => (
                    <td key={one.name} className="py-2 pr-4 align-top tabular-nums last:pr-0">
                      {value(one)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
    </Section>
  );
}

const PLATFORMS: Record<string, string> = {
  apns: "iPhone or iPad",
  apns_sandbox: "iPhone or iPad, test build",
  fcm: "Android",
  fcm_web: "Browser",
};

function Devices() {
  const cache = useQueryClient();
  const { data: devices, error, refetch } = useQuery(devicesQuery());
  const remove = useMutation({
    mutationFn: (device_id: string) => told(devicesRemove({ path: { device_id } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["devices"] }),
  });
  return (
    <Section id="devices" title="Devices" lead="Told when something waits for you.">
      {error ? <Trouble error={error} again={() => void refetch()} /> : null}
      {remove.error ? <Trouble error={remove.error} className="mb-4" /> : null}
      {!devices && !error ? <Awaiting what="your devices" lines={2} /> : null}
      {devices?.length === 0 ? (
        <p className="text-soft">None yet. Sign in to the app on a phone, and it appears here.</p>
      ) : null}
      <ul className="divide-y">
        {devices?.map((device) => (
          <li key={device.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <p>
              <bdi className="font-medium">{device.name}</bdi>
              <span className="block text-sm text-faint">
                {PLATFORMS[device.platform] ?? device.platform}, since <Moment at={device.created_at} show="absolute" />
              </span>
            </p>
            <Button
              onClick={() => remove.mutate(device.id)}
              busy={remove.isPending && remove.variables === device.id}
              aria-label={`Remove ${device.name}`}
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
