"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { Keyboard, Menu } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { type ReactNode, Suspense, useState } from "react";
import { Link } from "@/components/ui/link";
import { Mark } from "@/components/ui/mark";
import { Toasts } from "@/components/ui/toasts";
import { told } from "@/lib/api/client";
import { authLogout } from "@/lib/api/generated/sdk.gen";
import { signedOut, useSession } from "@/lib/api/session";
import { cx } from "@/lib/cx";
import { useCommand, useKeyboard } from "@/lib/keys/registry";
import { later } from "@/lib/later";
import { Count } from "./count";
import { type Counts, INBOXES, OFFICE, type Place } from "./places";
import { useTitle } from "./title";

const Palette = later(() => import("./palette").then((module) => ({ default: module.Palette })));
const Help = later(() => import("./help").then((module) => ({ default: module.Help })));
const Paused = later(() => import("./paused").then((module) => ({ default: module.Paused })));
const MoreMenu = later(() => import("./more").then((module) => ({ default: module.More })));

type Open = "palette" | "help" | "more" | null;

type ShellProps = {
  children: ReactNode;
  counts: Counts | undefined;
  /** What is shown for a moment, where messages are. */
  passing?: ReactNode;
};

/** The room: where one can go, how much waits there, and what answers to the keyboard. */
export function Shell({ children, counts, passing }: ShellProps) {
  const { t, i18n } = useLingui();
  const [open, setOpen] = useState<Open>(null);
  const path = usePathname();
  const router = useRouter();
  const user = useSession((standing) => standing.user);
  const reading = path === "/tasks/";
  const close = () => setOpen(null);
  const leave = async () => {
    await told(authLogout({ headers: { "X-Token-Transport": "cookie" } })).catch(() => undefined);
    signedOut();
  };

  useKeyboard();
  useCommand("palette", () => setOpen("palette"));
  useCommand("help", () => setOpen("help"));
  useCommand("sign-out", user ? () => void leave() : undefined);
  useTitle(counts?.waiting ?? 0, path);

  return (
    <div className="md:grid md:grid-cols-[13.5rem_1fr]">
      <a
        href="#main"
        className="sr-only z-50 rounded-md bg-sign px-4 py-3 text-on-sign focus:not-sr-only focus:fixed focus:left-3 focus:top-3"
      >
        <Trans>Skip to the content</Trans>
      </a>
      {[...INBOXES, ...OFFICE].map((place) => (
        <Going key={place.href} place={place} go={() => router.push(place.href)} />
      ))}
      {/* On a phone there is nothing beside the page, and of all this only the messages, above it. */}
      <aside className="max-md:contents md:sticky md:top-0 md:flex md:h-dvh md:flex-col md:overflow-y-auto md:border-r md:px-3 md:py-6 low:py-3">
        <Link
          href="/"
          className="mb-8 flex items-center gap-2.5 rounded-md px-3 font-serif text-[1.375rem] leading-none max-md:hidden low:mb-3"
        >
          <Mark className="size-7 text-sign" />
          Countersign
        </Link>
        <nav
          aria-label={t`Main`}
          className="-mx-1 flex min-h-28 flex-1 flex-col overflow-y-auto px-1 py-0.5 max-md:hidden"
        >
          <Places places={INBOXES} path={path} counts={counts} />
          <div className="mx-3 my-4 border-t low:my-1.5" />
          <Places places={OFFICE} path={path} counts={counts} />
        </nav>
        <Toasts passing={passing} />
        <button
          type="button"
          onClick={() => setOpen("help")}
          className="flex min-h-10 shrink-0 items-center gap-3 rounded-md px-3 text-left text-sm text-soft hover:text-ink max-md:hidden low:min-h-8"
        >
          <Keyboard aria-hidden="true" className="size-4" /> <Trans>Keys</Trans>
        </button>
        <p className="mt-2 shrink-0 truncate border-t px-3 pt-4 text-sm max-md:hidden low:mt-1 low:pt-2">
          <bdi className="font-medium">{user?.name ?? <Blank className="w-24" />}</bdi>
          <bdi className="block truncate text-faint">{user?.email ?? <Blank className="w-36" />}</bdi>
        </p>
      </aside>
      <div className="flex min-h-dvh min-w-0 flex-col [&>main]:flex-1">
        <header className={cx("items-center gap-2.5 border-b px-5 py-3 md:hidden", reading ? "hidden" : "flex")}>
          <Mark className="size-7 text-sign" />
          <span className="font-serif text-xl">Countersign</span>
        </header>
        <main
          id="main"
          tabIndex={-1}
          className={cx(
            "min-h-full bg-paper outline-none md:min-h-dvh md:has-[[data-inbox]]:flex md:has-[[data-inbox]]:h-dvh md:has-[[data-inbox]]:flex-none md:has-[[data-inbox]]:flex-col",
            reading ? "" : "max-md:pb-16",
          )}
        >
          {user?.paused ? (
            <Suspense>
              <Paused />
            </Suspense>
          ) : null}
          {children}
        </main>
      </div>
      <nav
        aria-label={t`Main, short`}
        className={cx(
          "fixed inset-x-0 bottom-0 z-20 grid-cols-4 border-t bg-paper pb-[env(safe-area-inset-bottom)] md:hidden",
          reading ? "hidden" : "grid",
        )}
      >
        {INBOXES.filter(({ phone }) => phone).map((place) => (
          <Link
            key={place.href}
            href={place.href}
            aria-current={path === place.href ? "page" : undefined}
            className={cx(
              "relative flex h-[3.75rem] flex-col items-center justify-center gap-0.5 text-xs outline-offset-[-3px]",
              path === place.href ? "font-semibold text-sign" : "text-soft",
            )}
          >
            <place.icon aria-hidden="true" className="size-5" />
            <span>
              {i18n._(place.name)}
              <Count place={place} counts={counts} phone />
            </span>
          </Link>
        ))}
        <button
          type="button"
          aria-haspopup="dialog"
          aria-expanded={open === "more"}
          onClick={() => setOpen("more")}
          className="flex h-[3.75rem] flex-col items-center justify-center gap-0.5 text-xs text-soft outline-offset-[-3px]"
        >
          <Menu aria-hidden="true" className="size-5" />
          <Trans>More</Trans>
        </button>
      </nav>
      <Suspense>
        {open === "palette" ? <Palette close={close} /> : null}
        {open === "help" ? <Help close={close} /> : null}
        {open === "more" ? <MoreMenu close={close} counts={counts} leave={() => void leave()} /> : null}
      </Suspense>
    </div>
  );
}

/** Where a name comes to stand. */
const Blank = ({ className }: { className: string }) => (
  <span aria-hidden="true" className={cx("my-1.5 block h-2.5 rounded-sm bg-hair/70", className)} />
);

function Going({ place, go }: { place: Place; go: () => void }) {
  useCommand(place.command, go);
  return null;
}

function Places({ places, path, counts }: { places: Place[]; path: string; counts: Counts | undefined }) {
  const { i18n } = useLingui();
  return (
    <ul className="space-y-0.5">
      {places.map((place) => {
        const here = path === place.href;
        return (
          <li key={place.href}>
            <Link
              href={place.href}
              aria-current={here ? "page" : undefined}
              className={cx(
                "flex min-h-10 items-center gap-3 rounded-md px-3 transition-colors duration-100 low:min-h-8",
                here ? "bg-sign-wash font-semibold text-sign-strong" : "text-soft hover:text-ink",
              )}
            >
              <place.icon aria-hidden="true" className="size-4" strokeWidth={1.75} />
              {i18n._(place.name)}
              <Count place={place} counts={counts} />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
