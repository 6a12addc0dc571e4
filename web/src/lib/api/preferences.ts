import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { answered } from "./client";
import { usersChangePreferences, usersPreferences } from "./generated/sdk.gen";
import type { Preferences, PreferencesChange } from "./generated/types.gen";
import { ApiProblem } from "./problem";
import { keys } from "./queries";

/** How the person wants to be served, and the version of it that this is. */
export type Wishes = { wishes: Preferences; version: string };

const STALE = 412;

export const preferencesQuery = () =>
  queryOptions({
    queryKey: keys.preferences,
    queryFn: async ({ signal }): Promise<Wishes> => versioned(await answered(usersPreferences({ signal }))),
  });

/** Change what is named, if nobody else changed anything meanwhile; where somebody did, what is so now is fetched. */
export async function changePreferences(cache: QueryClient, body: PreferencesChange): Promise<void> {
  const { version } = await cache.ensureQueryData(preferencesQuery());
  try {
    const changed = await answered(usersChangePreferences({ body, headers: { "if-match": version } }));
    cache.setQueryData(keys.preferences, versioned(changed));
  } catch (error) {
    if (error instanceof ApiProblem && error.status === STALE)
      await cache.invalidateQueries({ queryKey: keys.preferences });
    throw error;
  }
}

const versioned = ({ data, response }: { data: Preferences; response: Response }): Wishes => ({
  wishes: data,
  version: response.headers.get("etag") ?? "",
});
