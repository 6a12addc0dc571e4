import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { until } from "../browser.mjs";
import { call, journal, linkOf, place, sandbox } from "./place.mjs";

const PASSWORD = "a long enough phrase";
const SOON = 90;
/** Who asks the product more often takes the time of what is to come about. */
const EVERY_MS = 250;

export const anyName = () => randomBytes(5).toString("hex");

/** A mailbox of the sandbox that nobody has connected yet. */
export async function mailbox(name = "Sam Person") {
  const email = `${anyName()}@sandbox.example`;
  await sandbox("POST", "/accounts", { email, name });
  return email;
}

const ANA = "Ana Lima <ana@lima.example>";

/** What is asked by a mail that needs an answer; unless it says otherwise, one that anybody could give. */
export const asks = (what = "confirm receipt of this mail") => `Hello Sam,\n\ncould you please ${what}?\n\nBest,\nAna`;

/** Mails of as many strangers, each of whom asks for something. */
export const questions = (count) =>
  Array.from({ length: count }, (_, at) => ({
    from: `Ana Lima <ana${at}@lima.example>`,
    subject: `Contract ${at}`,
    text: asks(),
  }));

/** A mail arrives there, or with `label` SENT was written there; `more` are lines of its head. Answers `{id, thread_id}`. */
export function deliver(account, { text, subject = "A question", from = ANA, to = account, label, more = [] }) {
  const id = `${anyName()}@lima.example`;
  const head = [`From: ${from}`, `To: ${to}`, `Subject: ${subject}`, `Message-ID: <${id}>`, ...more];
  return sandbox("POST", "/mail", {
    account,
    raw: `${head.join("\n")}\n\n${text}\n`,
    ...(label ? { label_ids: [label] } : {}),
  });
}

/** A friend, to whom the person has written before, asks: what answers that is sent, and cannot be taken back. */
export const friendly = (mail) => [
  (account) => ({ from: account, to: ANA, label: "SENT", subject: "Hello", text: "It was good to meet you." }),
  { ...mail, more: ["Authentication-Results: mx.google.com; dmarc=pass header.from=lima.example"] },
];

/**
 * Somebody whom no other journey knows: registered, with a verified address, an email agent and a mailbox
 * that is connected and holds `mails` before the first look at it; one that depends on the mailbox is a function of it.
 */
export async function person({ mails = [], connected = true } = {}) {
  const email = `${anyName()}@people.example`;
  const { api_url } = place();
  const registered = await call("POST", `${api_url}/auth/register`, {
    body: { email, password: PASSWORD, name: "Sam Person" },
  });
  const api = speaks(`Bearer ${registered.body.access_token}`);
  const token = new URLSearchParams(new URL(await linkOf(email, "/verify-email/")).hash.slice(1)).get("token");
  await api("POST", "/auth/verify-email", { token });

  const account = await mailbox();
  for (const mail of mails) await deliver(account, typeof mail === "function" ? mail(account) : mail);
  const self = { email, password: PASSWORD, mailbox: account, api, journal: () => journal(account) };
  if (!connected) return self;
  const agent = (await api("POST", "/agents", { type: "email" })).id;
  await connect(api, account);
  const scan = () => api("POST", `/agents/${agent}/scan`);
  await scan();
  return {
    ...self,
    agent,
    scan,
    receive: async (mail) => {
      const delivered = await deliver(account, mail);
      await scan();
      return delivered;
    },
    task: (id) => api("GET", `/tasks/${id}`),
    waiting: async (count) => {
      let items;
      const look = async () => {
        ({ items } = await api("GET", "/tasks"));
        return items.length >= count;
      };
      await until(look, `${count} tasks wait`, SOON, EVERY_MS);
      return items;
    },
    /** Back once the task stands there. */
    stands: async (id, ...wanted) => {
      let task;
      const look = async () => {
        task = await api("GET", `/tasks/${id}`);
        return wanted.includes(task.status);
      };
      await until(look, `the task is ${wanted.join(" or ")}`, SOON, EVERY_MS);
      return task;
    },
    /** Back once that was done in the mailbox, and nothing else. */
    did: async (...effects) => {
      let done = [];
      const look = async () => {
        done = (await journal(account)).map(({ effect }) => effect);
        return done.length >= effects.length;
      };
      await until(look, `in the mailbox: ${effects}`, SOON, EVERY_MS);
      assert.deepEqual(done, effects);
    },
  };
}

/** Asks the product in the name of whoever holds that; answers the body. */
const speaks = (authorization) => async (method, path, body, headers) =>
  (await call(method, `${place().api_url}${path}`, { body, headers: { authorization, ...headers } })).body;

/** Consent without a page: the sandbox answers at once for the account that is named. */
async function connect(api, account) {
  const begun = await api("POST", "/integrations/google/authorize");
  const consented = await call("GET", `${begun.authorization_url}&sandbox_account=${encodeURIComponent(account)}`);
  const back = await call("GET", consented.answer.headers.get("location"));
  const ticket = new URLSearchParams(new URL(back.answer.headers.get("location")).hash.slice(1)).get("ticket");
  await api("POST", "/integrations/complete", { ticket });
}

/** The demo account of the running product, once its first tasks wait; `api` asks in its name. */
export async function demoAccount() {
  const { api_url, demo } = place();
  const signedIn = await call("POST", `${api_url}/auth/login`, { body: demo });
  const api = speaks(`Bearer ${signedIn.body.access_token}`);
  await until(async () => (await api("GET", "/tasks")).items.length > 5, "the demo account has tasks", SOON, EVERY_MS);
  return { ...demo, api };
}

/** Sign in by the form, as they would, and stand on the page. */
export async function enter(page, { email, password }, path = "/") {
  await page.goto(`/sign-in/?next=${encodeURIComponent(path)}`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname === path.split("?")[0]);
}
