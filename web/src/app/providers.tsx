"use client";

import { I18nProvider } from "@lingui/react";
import { MutationCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { ApiProblem } from "@/lib/api/problem";
import { useSession } from "@/lib/api/session";
import { mayPass } from "@/lib/errors";
import { firstLanguage, i18n, languageOf, speak } from "@/lib/language";
import { applyScheme, useLook } from "@/lib/look";
import { beforeRedrawn } from "@/lib/redrawn";
import { DrawnIn } from "@/lib/spoken";

const TRIES = 2;

function createCache(): QueryClient {
  return new QueryClient({
    mutationCache: new MutationCache(),
    defaultOptions: {
      queries: {
        staleTime: 5000,
        networkMode: "always",
        refetchOnReconnect: true,
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
  const [anew, setAnew] = useState(0);
  useEffect(
    () =>
      useSession.subscribe(({ state, user }, { user: before }) => {
        const another = user !== undefined && before !== undefined && user.id !== before.id;
        if (state === "out" || another) cache.clear();
        if (another) setAnew((times) => times + 1);
      }),
    [cache],
  );
  const spoken = useSpoken();
  return (
    // Anew in another language: what is shown is said by functions, too, which no change of the language would reach.
    // And for somebody else: they came in another tab, or by a letter, and what is shown is not theirs.
    <I18nProvider key={`${spoken} ${anew}`} i18n={i18n}>
      <DrawnIn value={spoken}>
        <QueryClientProvider client={cache}>{children}</QueryClientProvider>
      </DrawnIn>
    </I18nProvider>
  );
}

/** The person's language, once it is known who they are; the last one of this browser until then. */
function useSpoken(): string {
  const [spoken, setSpoken] = useState(i18n.locale);
  const putBack = useRef<() => void>(undefined);
  const locale = useSession((standing) => standing.user?.locale);
  // Before the first paint of a living page, which is as it was built until then.
  useLayoutEffect(() => {
    speak(locale ? languageOf(locale) : firstLanguage()).then(
      () => {
        putBack.current = beforeRedrawn();
        setSpoken(i18n.locale);
      },
      () => undefined,
    );
  }, [locale]);
  // Before it is painted; and once more when the parts of it have taken the focus that each takes as it comes up.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever it was drawn anew
  useLayoutEffect(() => putBack.current?.(), [spoken]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever it was drawn anew
  useEffect(() => {
    putBack.current?.();
    putBack.current = undefined;
  }, [spoken]);
  return spoken;
}
