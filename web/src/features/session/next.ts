/** Where to go after signing in: a path of this app, and nothing that leads out of it. */
export function wayIn(search: string, origin: string): string {
  const next = new URLSearchParams(search).get("next") ?? "/";
  try {
    const url = new URL(next, origin);
    return next.startsWith("/") && !next.startsWith("//") && url.origin === origin
      ? url.pathname + url.search + url.hash
      : "/";
  } catch {
    return "/";
  }
}
