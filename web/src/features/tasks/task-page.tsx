"use client";

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { Suspense, useEffect, useLayoutEffect, useRef } from "react";
import { LinkButton } from "@/components/ui/button";
import { Trouble } from "@/components/ui/notice";
import { Awaiting } from "@/components/ui/page";
import { keys, type Task, taskQuery, type View } from "@/lib/api/queries";
import { useSession } from "@/lib/api/session";
import { useCommand } from "@/lib/keys/registry";
import { later } from "@/lib/later";
import { summaryOf } from "@/lib/sentences";
import { useReadTitle } from "@/lib/titled";
import { flat, type Pages } from "./cache";
import { useTakeBack } from "./go-back";
import { useTaskUi } from "./store";

const card = () => import("./task-card");
const TaskCard = later(() => card().then((module) => ({ default: module.TaskCard })));
// The card comes along with the task, and not after it.
if (typeof window !== "undefined" && location.pathname === "/tasks/") void card();
const History = later(() => import("./history").then((module) => ({ default: module.History })));

/** One task on its own page, with its history. On a phone, deciding leads on to the next one that waits. */
export function TaskPage() {
  const { t, i18n } = useLingui();
  const id = useSearchParams().get("id") ?? "";
  const router = useRouter();
  const cache = useQueryClient();
  const takeBack = useTakeBack();
  const signer = useSession((standing) => standing.user?.name ?? "");
  const { data, error, refetch } = useQuery({
    ...taskQuery(id),
    enabled: id !== "",
    placeholderData: () => listed(cache.getQueryData<Pages>(keys.view("waiting")), id),
  });
  const waited = useRef<string>(undefined);
  const home = homeOf(data);
  useReadTitle(data && summaryOf(data));

  useReturn(id);
  useTop(id);
  useCommand("undo", takeBack);
  useCommand("back", () => router.push(home.href));

  useEffect(() => {
    // Without a connection nothing was decided, and the way on would lead out of the app.
    if (!data || data.id !== id || !navigator.onLine) return;
    const isWaiting = data.status === "AWAITING_APPROVAL" && !data.snoozed_until;
    // Only what was seen waiting here was decided here: a link may lead on to one that was decided long ago.
    if (waited.current === id && !isWaiting) {
      const next = useTaskUi.getState().selected.waiting;
      const others = flat(cache.getQueryData<Pages>(keys.view("waiting")));
      if (next && next !== id && others.some((task) => task.id === next))
        router.replace(`/tasks/?id=${encodeURIComponent(next)}`);
      else if (others.length === 0) router.replace("/");
    }
    waited.current = isWaiting ? id : undefined;
  }, [data, id, cache, router]);

  if (!id) return <Missing />;
  return (
    <div className="relative">
      <nav
        aria-label={t`Back`}
        className="z-20 flex min-h-[3.25rem] items-center border-b bg-paper px-3 max-md:sticky max-md:top-[var(--said,0px)] md:px-8"
      >
        <LinkButton href={home.href} variant="quiet">
          <ArrowLeft aria-hidden="true" className="size-4" />
          {i18n._(home.name)}
        </LinkButton>
      </nav>
      {error && !data ? <Trouble error={error} read again={() => void refetch()} className="m-6 max-w-xl" /> : null}
      {data || error ? null : <Awaited />}
      {data ? (
        <Suspense fallback={<Awaited />}>
          <TaskCard key={data.id} task={data} linked={false} signer={signer} />
          <section aria-labelledby="history" className="mx-auto max-w-[51rem] border-t px-5 pb-24 pt-8 md:px-10">
            <h2 id="history" className="mb-5 font-serif text-2xl">
              <Trans>History</Trans>
            </h2>
            <Suspense>
              <History taskId={data.id} />
            </Suspense>
          </section>
        </Suspense>
      ) : null}
    </div>
  );
}

/** What was taken back is read again, also by whoever has gone on to the next since. */
function useReturn(id: string) {
  const router = useRouter();
  const returned = useTaskUi((ui) => ui.returned);
  const seen = useRef(returned);
  useEffect(() => {
    if (seen.current === returned) return;
    seen.current = returned;
    if (returned && returned.id !== id) router.replace(`/tasks/?id=${encodeURIComponent(returned.id)}`);
  }, [returned, id, router]);
}

/** The next one begins at its beginning, however far down the one before was read. */
function useTop(id: string) {
  const before = useRef(id);
  useLayoutEffect(() => {
    if (before.current !== id) window.scrollTo({ top: 0, behavior: "instant" });
    before.current = id;
  }, [id]);
}

function Awaited() {
  const { t } = useLingui();
  return (
    <div className="mx-auto max-w-[51rem] px-10 py-10">
      <Awaiting what={t`the task`} lines={5} />
    </div>
  );
}

function Missing() {
  return (
    <div className="p-10">
      <p>
        <Trans>This address names no task.</Trans>
      </p>
      <LinkButton href="/" className="mt-4">
        <Trans>To what waits for you</Trans>
      </LinkButton>
    </div>
  );
}

function listed(pages: Pages | undefined, id: string): Task | undefined {
  return flat(pages).find((task) => task.id === id);
}

const HOMES: Record<View, { href: string; name: MessageDescriptor }> = {
  waiting: { href: "/", name: msg`Waiting` },
  active: { href: "/active/", name: msg`Under way` },
  snoozed: { href: "/snoozed/", name: msg`Snoozed` },
  done: { href: "/done/", name: msg`Done` },
};

function homeOf(task: Task | undefined) {
  if (!task || task.status === "AWAITING_APPROVAL") return task?.snoozed_until ? HOMES.snoozed : HOMES.waiting;
  return ["APPROVED", "EXECUTING", "NEEDS_REVIEW"].includes(task.status) ? HOMES.active : HOMES.done;
}
