import { cx } from "@/lib/cx";

const BASE =
  "inline-flex min-h-10 items-center justify-center gap-2 rounded-md border px-3.5 text-[0.9375rem] font-medium leading-tight transition-colors duration-100 max-md:min-h-11 disabled:cursor-default disabled:opacity-60 aria-disabled:opacity-60";

const VARIANTS = {
  primary: "border-sign bg-sign text-on-sign hover:border-sign-strong hover:bg-sign-strong",
  plain: "border-edge/60 bg-raised text-ink hover:border-ink",
  quiet: "border-transparent text-soft hover:bg-sign-wash hover:text-ink",
  alarm: "border-alarm bg-alarm text-paper hover:opacity-90",
};

export type Variant = keyof typeof VARIANTS;

/** On a phone a bar has one row: this one takes what room is left, and breaks its own words. */
export const TAKES_WHAT_IS_LEFT = "max-md:min-w-0 max-md:grow max-md:basis-0";

/** How a button looks; by itself, so that what is on every page need not load links to have one. */
export const buttonLook = (variant: Variant = "plain", className?: string): string =>
  cx(BASE, VARIANTS[variant], className);
