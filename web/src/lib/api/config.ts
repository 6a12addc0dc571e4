export type Config = { apiOrigin: string };

const PREFIX = "/api/v1";
const SECONDS = 10;
let loaded: Promise<Config> | undefined;

/** Where the API is, from /config.json; without it, where this page comes from. */
export function config(): Promise<Config> {
  loaded ??= read().catch(() => {
    loaded = undefined;
    return { apiOrigin: "" };
  });
  return loaded;
}

async function read(): Promise<Config> {
  const answer = await fetch("/config.json", { signal: AbortSignal.timeout(SECONDS * 1000) });
  if (!answer.ok) return { apiOrigin: "" };
  const told: unknown = await answer.json();
  const base = typeof told === "object" && told !== null && "api_base" in told ? told.api_base : "";
  return { apiOrigin: typeof base === "string" ? base.replace(/\/$/, "").replace(PREFIX, "") : "" };
}
