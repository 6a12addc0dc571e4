// Runs before anything else, while the app is still on its way: asks where the API is, picks up the session, and asks for
// what the page will show, so that none waits for the other. src/lib/api/early.ts takes the answers; where there are none,
// the app asks by itself.
(() => {
  const HINT = "countersign.session";
  const LISTS = { "/": "waiting", "/active/": "active", "/snoozed/": "snoozed", "/done/": "done" };
  const MS = 20_000;
  const quiet = (asked) => asked.catch(() => undefined);
  // As long as the app waits for an answer; whoever gives up before that ends it.
  const given = new AbortController();
  const signal = AbortSignal.any([given.signal, AbortSignal.timeout(MS)]);
  const giveUp = () => given.abort();
  const asking = (path, more) => fetch(path, { signal, ...more });
  const config = quiet(asking("/config.json").then((answer) => (answer.ok ? answer.json() : {})));
  window.countersignEarly = { config, answers: {}, giveUp };
  try {
    if (!localStorage.getItem(HINT)) return;
  } catch {
    return;
  }
  const ask = async () => {
    const told = await config;
    // An API of another origin is asked by the app alone.
    if (!told || !/^(\/api\/v1\/?)?$/.test(told.api_base ?? "")) return undefined;
    return asking("/api/v1/auth/refresh", { method: "POST", headers: { "x-token-transport": "cookie" } });
  };
  // Tabs share the cookie, so they take turns, as in the app.
  const session = quiet(navigator.locks ? navigator.locks.request("countersign.refresh", { signal }, ask) : ask());
  const bearer = session.then((answer) => (answer?.ok ? answer.clone().json() : undefined));
  const get = (path) =>
    quiet(
      bearer.then(
        (one) => one && asking(path, { headers: { authorization: `Bearer ${one.access_token}` }, cache: "no-store" }),
      ),
    );
  const asked = new URLSearchParams(location.search);
  const shown =
    location.pathname === "/tasks/" && asked.get("id")
      ? `/api/v1/tasks/${encodeURIComponent(asked.get("id"))}`
      : LISTS[location.pathname] && !asked.get("q")
        ? `/api/v1/tasks?view=${LISTS[location.pathname]}&limit=50`
        : undefined;
  const answers = {};
  for (const path of [shown, "/api/v1/tasks/counts"]) if (path) answers[path] = get(path);
  window.countersignEarly = { config, session, answers, giveUp };
})();
