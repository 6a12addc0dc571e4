import { useQuery } from "@tanstack/react-query";
import { earlyConfig } from "./early";

export type Config = {
  /** Empty where the API has the origin of this page. */
  apiOrigin: string;
  /** Where a mailbox full of invented mail is to be had: on a laptop, and nowhere else. */
  sampleMailbox?: string;
  /** Where the letters that were sent can be read: on a laptop, and nowhere else. */
  letters?: string;
};

const PREFIX = "/api/v1";
const SECONDS = 10;
const OWN_PATH = /^\/(?![/\\])/;
let loaded: Promise<Config> | undefined;

/** What /config.json says; without it, the API is where this page comes from. */
export function config(): Promise<Config> {
  loaded ??= read().catch(() => {
    loaded = undefined;
    return { apiOrigin: "" };
  });
  return loaded;
}

export function useConfig(): Config | undefined {
  return useQuery({ queryKey: ["config"], queryFn: config, staleTime: Number.POSITIVE_INFINITY }).data;
}

async function read(): Promise<Config> {
  const told = await earlyConfig();
  if (told) return configOf(told);
  const answer = await fetch("/config.json", { signal: AbortSignal.timeout(SECONDS * 1000) });
  return answer.ok ? configOf(await answer.json()) : { apiOrigin: "" };
}

/** The parts of the file that can be used; what only a laptop has counts only as a path of this origin. */
export function configOf(told: unknown): Config {
  const { api_base: base, sample_mailbox_url: sample, letters_url: letters } = (told ?? {}) as Record<string, unknown>;
  return {
    apiOrigin: typeof base === "string" ? base.replace(/\/$/, "").replace(PREFIX, "") : "",
    ...(isOwn(sample) ? { sampleMailbox: sample } : {}),
    ...(isOwn(letters) ? { letters } : {}),
  };
}

const isOwn = (path: unknown): path is string => typeof path === "string" && OWN_PATH.test(path);
