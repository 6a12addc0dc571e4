"use client";

import { useLingui } from "@lingui/react/macro";
import { Choice, Toggle } from "@/components/ui/field";
import { Section } from "@/components/ui/page";
import { applyScheme, type Scheme, useLook } from "@/lib/look";

export function Appearance() {
  const { t } = useLingui();
  const { scheme, singleKeys } = useLook();
  return (
    <Section id="appearance" title={t`This browser`} lead={t`Kept on this device only.`}>
      <div className="space-y-5">
        <Choice
          label={t`Colours`}
          value={scheme}
          onChange={(event) => {
            const chosen = event.target.value as Scheme;
            useLook.setState({ scheme: chosen });
            applyScheme(chosen);
          }}
          className="max-w-60"
        >
          <option value="system">{t`As the system`}</option>
          <option value="light">{t`Light`}</option>
          <option value="dark">{t`Dark`}</option>
        </Choice>
        <Toggle
          label={t`Single keys decide and move (J, K, A, E, R, S, Z)`}
          checked={singleKeys}
          onChange={(event) => useLook.setState({ singleKeys: event.target.checked })}
        />
      </div>
    </Section>
  );
}
