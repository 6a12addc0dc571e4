"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { foundQuery } from "@/lib/api/queries";
import { COMMANDS, type Command as Offered } from "@/lib/keys/commands";
import { modifier } from "@/lib/keys/modifier";
import { run, useRegistry } from "@/lib/keys/registry";
import { shownKeys } from "@/lib/keys/shown";
import { GROUPS, TITLES } from "@/lib/keys/words";
import { summaryOf } from "@/lib/sentences";

const GROUP =
  "[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:text-[0.8125rem] [&_[cmdk-group-heading]]:text-faint";
const TYPING_MS = 200;
const SHOWN_AT_MOST = 8;

/** Every command that answers here, to be found by its words. */
export function Palette({ close }: { close: () => void }) {
  const { t, i18n } = useLingui();
  const [text, setText] = useState("");
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
          value={text}
          onValueChange={setText}
          placeholder={t`What would you like to do?`}
          className="w-full border-b bg-transparent px-5 py-4 text-lg outline-none placeholder:text-faint"
        />
        <Command.List className="max-h-[50dvh] overflow-y-auto p-2">
          <Command.Empty className="px-3 py-4 text-soft">
            <Trans>No command has these words.</Trans>
          </Command.Empty>
          {[...groups].map(([group, commands]) => (
            <Command.Group key={group} heading={i18n._(GROUPS[group])} className={GROUP}>
              {commands.map((one) => (
                <Command.Item
                  key={one.id}
                  value={i18n._(TITLES[one.id])}
                  onSelect={() => {
                    close();
                    setTimeout(() => run(one.id));
                  }}
                  className="flex min-h-10 cursor-pointer items-center justify-between rounded-md px-3 data-[selected=true]:bg-sign-wash"
                >
                  {i18n._(TITLES[one.id])}
                  <span className="text-sm text-faint">{shownKeys(one, modifier()).join(", ")}</span>
                </Command.Item>
              ))}
            </Command.Group>
          ))}
          <Found text={text} close={close} />
        </Command.List>
      </Command>
    </Dialog>
  );
}

/** Tasks of every view that have the words, newest first. */
function Found({ text, close }: { text: string; close: () => void }) {
  const { t } = useLingui();
  const router = useRouter();
  const [words, setWords] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setWords(text.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const { data } = useInfiniteQuery({ ...foundQuery(words), enabled: words.length > 1 });
  const tasks = words.length > 1 ? (data?.pages.flatMap(({ items }) => items) ?? []).slice(0, SHOWN_AT_MOST) : [];
  if (tasks.length === 0) return null;
  return (
    <Command.Group forceMount heading={t`Tasks`} className={GROUP}>
      {tasks.map((task) => (
        <Command.Item
          key={task.id}
          forceMount
          value={`${task.id} ${text}`}
          onSelect={() => {
            close();
            router.push(`/tasks/?id=${encodeURIComponent(task.id)}`);
          }}
          className="flex min-h-10 cursor-pointer items-center rounded-md px-3 data-[selected=true]:bg-sign-wash"
        >
          <bdi className="truncate">{summaryOf(task)}</bdi>
        </Command.Item>
      ))}
    </Command.Group>
  );
}
