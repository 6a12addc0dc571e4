import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "@/lib/cx";

const BASE =
  "inline-flex min-h-10 items-center justify-center gap-2 rounded-md border px-3.5 text-[0.9375rem] font-medium leading-tight transition-colors duration-100 max-md:min-h-11 disabled:cursor-default disabled:opacity-60 aria-disabled:opacity-60";

const VARIANTS = {
  primary: "border-sign bg-sign text-on-sign hover:border-sign-strong hover:bg-sign-strong",
  plain: "border-edge/60 bg-raised text-ink hover:border-ink",
  quiet: "border-transparent text-soft hover:bg-sign-wash hover:text-ink",
  alarm: "border-alarm bg-alarm text-paper hover:opacity-90",
};

type Variant = { variant?: keyof typeof VARIANTS };

export function Button({
  variant = "plain",
  className,
  busy,
  children,
  ...rest
}: ComponentProps<"button"> & Variant & { busy?: boolean }) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={busy || undefined}
      disabled={rest.disabled || busy}
      className={cx(BASE, VARIANTS[variant], className)}
    >
      {children}
    </button>
  );
}

export function LinkButton({ variant = "plain", className, ...rest }: ComponentProps<typeof Link> & Variant) {
  return <Link {...rest} className={cx(BASE, VARIANTS[variant], className)} />;
}

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <span
      aria-hidden="true"
      className="rounded-sm border border-current/30 px-1.5 font-sans text-xs leading-5 opacity-80 max-md:hidden"
    >
      {children}
    </span>
  );
}
