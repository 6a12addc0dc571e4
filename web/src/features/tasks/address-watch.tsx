"use client";

import { useSearchParams } from "next/navigation";
import { Suspense, useEffect } from "react";
import { addressChanged } from "@/lib/address";

/** Tells when the router changed what the address asks for. By itself, since what asks the router is not built ahead. */
export function AddressWatch() {
  return (
    <Suspense>
      <Watch />
    </Suspense>
  );
}

function Watch() {
  const params = useSearchParams();
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is told when they change
  useEffect(addressChanged, [params]);
  return null;
}
