"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { Command } from "cmdk";
import { Dialog } from "@/components/ui/dialog";
import { COMMANDS, GROUPS, type Command as Offered } from "@/lib/keys/commands";
import { modifier } from "@/lib/keys/modifier";
import { run, useRegistry } from "@/lib/keys/registry";
import { shownKeys } from "@/lib/keys/shown";

/** Every command that answers here, to be found by its words. */
export function Palette({ close }: { close: () => void }) {
  const { t, i18n } = useLingui();
  const handlers = useRegistry((state) => state.handlers);
  const groups = Map.groupBy<Offered["group"], Offered>(
    COMMANDS.filter(({ id }) => id !== "palette" && id !== "back" && handlers[id]?.length),
    ({ group }) => group,
  );
  return (
    <Dialog open close={close} title={t`Find a command or a task`} hideTitle className="!p-0">
      <Command label={t`Commands`} loop>
        <Command.Input
          autoFocus
          placeholder={t`What would you like to do?`}
          className="w-full border-b bg-transparent px-5 py-4 text-lg outline-none placeholder:text-faint"
        />
        <Command.List className="max-h-[50dvh] overflow-y-auto p-2">
          <Command.Empty className="px-3 py-4 text-soft">
            <Trans>No command has these words.</Trans>
          </Command.Empty>
          {[...groups].map(([group, commands]) => (
            <Command.Group
              key={group}
              heading={i18n._(GROUPS[group])}
              className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:text-[0.8125rem] [&_[cmdk-group-heading]]:text-faint"
            >
              {commands.map((one) => (
                <Command.Item
                  key={one.id}
                  value={i18n._(one.title)}
                  onSelect={() => {
                    close();
                    setTimeout(() => run(one.id));
                  }}
                  className="flex min-h-10 cursor-pointer items-center justify-between rounded-md px-3 data-[selected=true]:bg-sign-wash"
                >
                  {i18n._(one.title)}
                  <span className="text-sm text-faint">{shownKeys(one, modifier()).join(", ")}</span>
                </Command.Item>
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  );
}
