import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { told } from "./client";
import { integrationsAuthorize } from "./generated/sdk.gen";
import type { ProviderOut } from "./generated/types.gen";
import { ApiProblem, problemOf } from "./problem";
import { reach } from "./reach";

/** Where a sample mailbox is made. */
export const SAMPLE_PROVIDER = "google";

const MADE = ["sample-mailbox"];

/** Ask for a connection and go to the provider's consent; it comes back through the finish page. */
export function useAuthorize(provider: ProviderOut["provider"]) {
  return useDeparting(
    useMutation({
      mutationFn: () => told(integrationsAuthorize({ path: { provider } })),
      onSuccess: ({ authorization_url }) => depart(authorization_url),
    }),
  );
}

/** The same for a mailbox made on the spot. A second try takes the mailbox that the first one made. */
export function useSampleMailbox(url: string) {
  const cache = useQueryClient();
  const making = useDeparting(
    useMutation({
      mutationKey: MADE,
      mutationFn: async () => {
        const account = cache.getQueryData<string>(MADE) ?? (await made(url));
        cache.setQueryData(MADE, account);
        const { authorization_url } = await told(integrationsAuthorize({ path: { provider: SAMPLE_PROVIDER } }));
        return `${authorization_url}&sandbox_account=${encodeURIComponent(account)}`;
      },
      onSuccess: depart,
    }),
  );
  // The button is disabled a moment after the click; a second click may come before that.
  const begin = () => {
    if (cache.isMutating({ mutationKey: MADE }) === 0) making.mutate();
  };
  return { begin, error: making.error, isPending: making.isPending, isLeaving: making.isSuccess };
}

async function made(url: string): Promise<string> {
  const answer = await reach(
    new Request(new URL(url, location.origin), { method: "POST", headers: { "X-Sample-Mailbox": "1" } }),
  );
  const body = await answer.json().catch(() => undefined);
  if (!answer.ok) throw problemOf(answer.status, body, answer.headers);
  if (typeof body?.account !== "string") throw new ApiProblem(answer.status, "sandbox_unavailable", "");
  return body.account;
}

/** Leave for another site. */
export function depart(url: string) {
  if (/^https?:$/.test(new URL(url).protocol)) location.assign(url);
}

/** A browser that comes back may show the page as it was left: then it can be begun anew. */
export function useDeparting<Data>(leaving: UseMutationResult<Data, Error, void>) {
  const { reset } = leaving;
  useEffect(() => {
    const back = ({ persisted }: PageTransitionEvent) => persisted && reset();
    addEventListener("pageshow", back);
    return () => removeEventListener("pageshow", back);
  }, [reset]);
  return leaving;
}
