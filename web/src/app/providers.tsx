"use client";

import { I18nProvider } from "@lingui/react";
import { MutationCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { ApiProblem } from "@/lib/api/problem";
import { useSession } from "@/lib/api/session";
import { mayPass } from "@/lib/errors";
import { i18n } from "@/lib/language";
import { applyScheme, useLook } from "@/lib/look";

const TRIES = 2;

function createCache(): QueryClient {
  return new QueryClient({
    mutationCache: new MutationCache(),
    defaultOptions: {
      queries: {
        staleTime: 5000,
        networkMode: "always",
        retry: (failures, error) => failures < TRIES && mayPass(error) && !tookAllTime(error),
        retryDelay: (failures) => 800 * 2 ** failures,
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
}

/** Asked again by itself, a server that does not answer would keep the person waiting three times as long. */
const tookAllTime = (error: Error) => error instanceof ApiProblem && error.code === "slow";

export function Providers({ children }: { children: ReactNode }) {
  const [cache] = useState(createCache);
  const scheme = useLook((look) => look.scheme);
  useEffect(() => applyScheme(scheme), [scheme]);
  useEffect(() => useSession.subscribe(({ state }) => state === "out" && cache.clear()), [cache]);
  return (
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={cache}>{children}</QueryClientProvider>
    </I18nProvider>
  );
}
