"use client";

import NextLink from "next/link";
import { type ComponentProps, useSyncExternalStore } from "react";

/** By then a slow phone has drawn what the page is for. */
const SETTLED_MS = 2500;

let isSettled = false;

function whenSettled(changed: () => void) {
  const left = Math.max(0, SETTLED_MS - performance.now());
  const timer = setTimeout(() => {
    isSettled = true;
    changed();
  }, left);
  return () => clearTimeout(timer);
}

/** A way to another page of ours. Where it leads is fetched ahead, but not before what stands on this page. */
export function Link(props: ComponentProps<typeof NextLink>) {
  const settled = useSyncExternalStore(
    whenSettled,
    () => isSettled,
    () => false,
  );
  return <NextLink prefetch={settled ? null : false} {...props} />;
}
