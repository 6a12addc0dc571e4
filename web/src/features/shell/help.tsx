"use client";

import { Dialog } from "@/components/ui/dialog";
import { COMMANDS } from "@/lib/keys/commands";
import { useRegistry } from "@/lib/keys/registry";
import { useLook } from "@/lib/look";

/** The keys, drawn from the registry: what answers here and now is in ink, the rest is pale. */
export function Help({ close }: { close: () => void }) {
  const handlers = useRegistry((state) => state.handlers);
  const single = useLook((look) => look.singleKeys);
  const groups = Map.groupBy(COMMANDS, ({ group }) => group);
  return (
    <Dialog open close={close} title="Keys">
      <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        {[...groups].map(([group, commands]) => {
          const keyed = commands.filter((one) => "shown" in one);
          return keyed.length ? (
            <section key={group}>
              <h3 className="label mb-1">{group}</h3>
              <dl>
                {keyed.map((one) => (
                  <div
                    key={one.id}
                    className={`flex items-baseline justify-between gap-4 border-b py-1.5 ${handlers[one.id]?.length ? "" : "text-faint"}`}
                  >
                    <dt>{one.title}</dt>
                    <dd className="shrink-0 font-medium">{"shown" in one ? one.shown : ""}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ) : null;
        })}
      </div>
      <label className="mt-6 flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          className="size-5 accent-sign"
          checked={single}
          onChange={(event) => useLook.setState({ singleKeys: event.target.checked })}
        />
        Single keys decide and move. Switch them off if you speak or type by accident.
      </label>
    </Dialog>
  );
}
