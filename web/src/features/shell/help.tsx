"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { Dialog } from "@/components/ui/dialog";
import { COMMANDS, type Command } from "@/lib/keys/commands";
import { modifier } from "@/lib/keys/modifier";
import { useRegistry } from "@/lib/keys/registry";
import { shownKeys } from "@/lib/keys/shown";
import { GROUPS, TITLES } from "@/lib/keys/words";
import { useLook } from "@/lib/look";

/** The keys, drawn from the registry: what answers here and now is in ink, the rest is pale. */
export function Help({ close }: { close: () => void }) {
  const { t, i18n } = useLingui();
  const handlers = useRegistry((state) => state.handlers);
  const single = useLook((look) => look.singleKeys);
  const groups = Map.groupBy<Command["group"], Command>(
    COMMANDS.filter(({ keys }) => keys.length > 0),
    ({ group }) => group,
  );
  return (
    <Dialog open close={close} title={t`Keys`}>
      <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        {[...groups].map(([group, commands]) => (
          <section key={group}>
            <h3 className="label mb-1">{i18n._(GROUPS[group])}</h3>
            <dl>
              {commands.map((one) => (
                <div
                  key={one.id}
                  className={`flex items-baseline justify-between gap-4 border-b py-1.5 ${handlers[one.id]?.length ? "" : "text-faint"}`}
                >
                  <dt>{i18n._(TITLES[one.id])}</dt>
                  <dd className="flex shrink-0 gap-2 font-medium">
                    {shownKeys(one, modifier()).map((keys) => (
                      <kbd key={keys} className="font-sans">
                        {keys}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label className="mt-6 flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          className="size-5 accent-sign"
          checked={single}
          onChange={(event) => useLook.setState({ singleKeys: event.target.checked })}
        />
        <Trans>Single keys decide and move. Switch them off if you speak or type by accident.</Trans>
      </label>
    </Dialog>
  );
}
