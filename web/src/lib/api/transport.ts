import type { Client, Config, RequestOptions } from "./generated/client/types.gen";

/**
 * What the generated calls are made with, in the place of the generator's own: JSON there and back, as the API has it.
 * Streams, forms and interceptors, which nobody here asks for, would be a tenth of what is ours in every page.
 */
export function createClient(given: Config): Client {
  let config = given;
  const request = async (options: Omit<RequestOptions, "method"> & { method: string }) => {
    let response: Response | undefined;
    try {
      const { path: _, query: __, body, headers, method, ...init } = { ...config, ...options };
      const made = new Request(addressOf(options), {
        ...(init as RequestInit),
        method,
        headers: headersOf(headers, body),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      response = await (config.fetch ?? fetch)(made);
      const text = await response.text();
      return { response, ...(response.ok ? { data: text ? JSON.parse(text) : {} } : { error: read(text) }) };
    } catch (error) {
      return { response: undefined, error };
    }
  };
  const by = (method: string) => (options: Omit<RequestOptions, "method">) => request({ ...options, method });
  return {
    setConfig: (more: Config) => {
      config = { ...config, ...more };
      return config;
    },
    get: by("GET"),
    post: by("POST"),
    put: by("PUT"),
    patch: by("PATCH"),
    delete: by("DELETE"),
  } as unknown as Client;
}

export const createConfig = <T>(config: T): T => config;

/** The path with its names filled in, and what is asked for: nothing of it where nothing is said, each of several. */
function addressOf({ url, path = {}, query = {} }: Pick<RequestOptions, "url" | "path" | "query">): string {
  const filled = url.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(path[name])));
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of [value].flat()) if (one !== undefined && one !== null) asked.append(name, String(one));
  return asked.size ? `${filled}?${asked}` : filled;
}

function headersOf(given: Config["headers"], body: unknown): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(given ?? {}))
    if (value !== undefined && value !== null) headers.set(name, String(value));
  if (body === undefined) headers.delete("Content-Type");
  return headers;
}

/** What was said in JSON, and else the words. */
function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
