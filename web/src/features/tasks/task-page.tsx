"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { lazy, Suspense, useEffect, useRef } from "react";
import { LinkButton } from "@/components/ui/button";
import { Trouble } from "@/components/ui/notice";
import { Awaiting } from "@/components/ui/page";
import { keys, type Task, taskQuery, type View } from "@/lib/api/queries";
import { useSession } from "@/lib/api/session";
import { useCommand } from "@/lib/keys/registry";
import { visible } from "@/lib/text";
import { useReadTitle } from "@/lib/titled";
import { flat, type Pages } from "./cache";
import { useDecide } from "./decide";
import { useTaskUi } from "./store";
import { Signed, TaskCard } from "./task-card";

const History = lazy(() => import("./history").then((module) => ({ default: module.History })));

/** One task on its own page, with its history. On a phone, deciding leads on to the next one that waits. */
export function TaskPage() {
  const id = useSearchParams().get("id") ?? "";
  const router = useRouter();
  const cache = useQueryClient();
  const { takeBack } = useDecide();
  const signer = useSession((standing) => standing.user?.name ?? "");
  const { data, error, refetch } = useQuery({
    ...taskQuery(id),
    enabled: id !== "",
    placeholderData: () => listed(cache.getQueryData<Pages>(keys.view("waiting")), id),
  });
  const waited = useRef(false);
  const home = homeOf(data);
  useReadTitle(data && visible(data.summary));

  useCommand("undo", () => void takeBack());
  useCommand("back", () => router.push(home.href));

  useEffect(() => {
    if (!data || data.id !== id) return;
    const isWaiting = data.status === "AWAITING_APPROVAL" && !data.snoozed_until;
    if (waited.current && !isWaiting) {
      const next = useTaskUi.getState().selected.waiting;
      const others = flat(cache.getQueryData<Pages>(keys.view("waiting")));
      if (next && next !== id && others.some((task) => task.id === next))
        router.replace(`/tasks/?id=${encodeURIComponent(next)}`);
      else if (others.length === 0) router.replace("/");
    }
    waited.current = isWaiting;
  }, [data, id, cache, router]);

  if (!id) return <Missing />;
  return (
    <div className="relative">
      <nav aria-label="Back" className="border-b px-3 py-1.5 md:px-8">
        <LinkButton href={home.href} variant="quiet">
          <ArrowLeft aria-hidden="true" className="size-4" />
          {home.name}
        </LinkButton>
      </nav>
      {error && !data ? <Trouble error={error} again={() => void refetch()} className="m-6 max-w-xl" /> : null}
      {!data && !error ? (
        <div className="mx-auto max-w-[51rem] px-10 py-10">
          <Awaiting what="the task" lines={5} />
        </div>
      ) : null}
      {data ? (
        <>
          <TaskCard key={data.id} task={data} linked={false} signer={signer} />
          <section aria-labelledby="history" className="mx-auto max-w-[51rem] border-t px-5 pb-24 pt-8 md:px-10">
            <h2 id="history" className="mb-5 font-serif text-2xl">
              History
            </h2>
            <Suspense>
              <History taskId={data.id} />
            </Suspense>
          </section>
        </>
      ) : null}
      <div className="sticky bottom-0 h-0">
        <Signed signer={signer} />
      </div>
    </div>
  );
}

function Missing() {
  return (
    <div className="p-10">
      <p>This address names no task.</p>
      <LinkButton href="/" className="mt-4">
        To what waits for you
      </LinkButton>
    </div>
  );
}

function listed(pages: Pages | undefined, id: string): Task | undefined {
  return flat(pages).find((task) => task.id === id);
}

const HOMES: Record<View, { href: string; name: string }> = {
  waiting: { href: "/", name: "Waiting" },
  active: { href: "/active/", name: "Under way" },
  snoozed: { href: "/snoozed/", name: "Snoozed" },
  done: { href: "/done/", name: "Done" },
};

function homeOf(task: Task | undefined) {
  if (!task || task.status === "AWAITING_APPROVAL") return task?.snoozed_until ? HOMES.snoozed : HOMES.waiting;
  return ["APPROVED", "EXECUTING", "NEEDS_REVIEW"].includes(task.status) ? HOMES.active : HOMES.done;
}
