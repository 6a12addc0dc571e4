// Where the product, its emulator and its sandbox answer: what `make up` wrote, or the file that COUNTERSIGN_STACK names.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { until } from "../browser.mjs";

const OUTPUTS = process.env.COUNTERSIGN_STACK ?? join(import.meta.dirname, "../../../.local/outputs.json");
const SECONDS = 60;
const EVERY_MS = 250;

/** Where a trace and a picture of a journey that failed are kept. */
export const KEPT = join(import.meta.dirname, "../../../.local/journeys/failed");

let read;
export const place = () => {
  read ??= JSON.parse(readFileSync(OUTPUTS, "utf8"));
  return read;
};

/** One call; anything but success throws, with what was answered. */
export async function call(method, url, { body, headers } = {}) {
  const answer = await fetch(url, {
    method,
    redirect: "manual",
    headers: { ...(body ? { "content-type": "application/json" } : {}), ...headers },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(SECONDS * 1000),
  });
  const text = await answer.text();
  if (answer.status >= 400) throw new Error(`${method} ${url}: ${answer.status} ${text}`);
  const isJson = text && answer.headers.get("content-type")?.includes("json");
  return { answer, body: isJson ? JSON.parse(text) : text };
}

export const sandbox = async (method, path, body) =>
  (await call(method, `${place().sandbox_url}/_sandbox${path}`, { body, headers: { "x-sandbox": "1" } })).body;

/** What changed in a mailbox of the sandbox, as `drafts.create`, `messages.send` and so on. */
export async function journal(account) {
  const { items } = await sandbox("GET", "/journal?since=0");
  return items.filter((entry) => entry.account === account);
}

/** The link of the newest letter to somebody, once it was sent. */
export async function linkOf(email, path) {
  let link;
  await until(
    async () => {
      const { body } = await call("GET", `${place().emulator_url}/_ministack/ses/messages`);
      const letters = Object.values(body.messages)
        .flat()
        .filter(({ To, BodyText }) => To.includes(email) && BodyText.includes(path))
        .sort((one, other) => other.Timestamp - one.Timestamp);
      link = letters[0]?.BodyText.match(/https?:\/\/\S+/)[0];
      return link;
    },
    `a letter to ${email} with ${path}`,
    SECONDS,
    EVERY_MS,
  );
  return link;
}
