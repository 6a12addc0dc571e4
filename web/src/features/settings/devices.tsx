"use client";

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { Trouble } from "@/components/ui/notice";
import { Section } from "@/components/ui/page";
import { told } from "@/lib/api/client";
import { devicesRemove } from "@/lib/api/generated/sdk.gen";
import type { DeviceOut } from "@/lib/api/generated/types.gen";
import { keys } from "@/lib/api/queries";

const PLATFORMS: Record<string, MessageDescriptor> = {
  apns: msg`iPhone or iPad`,
  apns_sandbox: msg`iPhone or iPad, test build`,
  fcm: msg`Android`,
  fcm_web: msg`Browser`,
};

export function Devices({ devices }: { devices: DeviceOut[] }) {
  const { t, i18n } = useLingui();
  const cache = useQueryClient();
  const remove = useMutation({
    mutationFn: (device_id: string) => told(devicesRemove({ path: { device_id } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.devices }),
  });
  return (
    <Section id="devices" title={t`Devices`} lead={t`Told when something waits for you.`}>
      {remove.error ? <Trouble error={remove.error} className="mb-4" /> : null}
      {devices.length === 0 ? (
        <p className="text-soft">
          <Trans>None. There is no Countersign app for phones yet: what waits for you stands under Waiting.</Trans>
        </p>
      ) : null}
      <ul className="divide-y">
        {devices.map((device) => {
          const platform = PLATFORMS[device.platform];
          return (
            <li key={device.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
              <p className="min-w-0">
                <bdi className="font-medium">{device.name}</bdi>
                <span className="block text-sm text-faint">
                  <Trans>
                    {platform ? i18n._(platform) : device.platform}, since{" "}
                    <Moment at={device.created_at} show="absolute" />
                  </Trans>
                </span>
              </p>
              <Button
                onClick={() => remove.mutate(device.id)}
                busy={remove.isPending && remove.variables === device.id}
                aria-label={t`Remove ${device.name}`}
              >
                <Trans>Remove</Trans>
              </Button>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
