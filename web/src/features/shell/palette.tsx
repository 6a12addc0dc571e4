"use client";

import { Command } from "cmdk";
import { Dialog } from "@/components/ui/dialog";
import { COMMANDS } from "@/lib/keys/commands";
import { run, useRegistry } from "@/lib/keys/registry";

/** Every command that answers here, to be found by its words. */
export function Palette({ close }: { close: () => void }) {
  const handlers = useRegistry((state) => state.handlers);
  const groups = Map.groupBy(
    COMMANDS.filter(({ id }) => id !== "palette" && id !== "back" && handlers[id]?.length),
    ({ group }) => group,
  );
  return (
    <Dialog open close={close} title="Find a command" hideTitle className="!p-0">
      <Command label="Commands" loop>
        <Command.Input
          autoFocus
          placeholder="What would you like to do?"
          className="w-full border-b bg-transparent px-5 py-4 text-lg outline-none placeholder:text-faint"
        />
        <Command.List className="max-h-[50dvh] overflow-y-auto p-2">
          <Command.Empty className="px-3 py-4 text-soft">No command has these words.</Command.Empty>
          {[...groups].map(([group, commands]) => (
            <Command.Group
              key={group}
              heading={group}
              className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:text-[0.8125rem] [&_[cmdk-group-heading]]:text-faint"
            >
              {commands.map((one) => (
                <Command.Item
                  key={one.id}
                  value={one.title}
                  onSelect={() => {
                    close();
                    setTimeout(() => run(one.id));
                  }}
                  className="flex min-h-10 cursor-pointer items-center justify-between rounded-md px-3 data-[selected=true]:bg-sign-wash"
                >
                  {one.title}
                  {"shown" in one ? <span className="text-sm text-faint">{one.shown}</span> : null}
                </Command.Item>
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  );
}
