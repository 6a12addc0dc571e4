// The pictures of the README, from the built pages and the invented mailbox: python3 -m infra.web screenshots
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DESK, executable, launch, open, PHONE, signIn } from "../e2e/browser.mjs";
import { PASSWORD } from "./fixture/api.mjs";
import { serve } from "./fixture/server.mjs";

const FOLDER = join(import.meta.dirname, "../../docs/screenshots");

const PICTURES = [
  { name: "approvals-light", path: "/", size: DESK, scheme: "light" },
  { name: "approvals-dark", path: "/", size: DESK, scheme: "dark", task: /glasur-haendler/ },
  { name: "caught-up-light", path: "/", size: DESK, scheme: "light", reset: "empty" },
  { name: "history-light", path: "/tasks/?id=tsk_000011", size: DESK, scheme: "light", at: "History" },
  { name: "phone-list-light", path: "/", size: PHONE, scheme: "light" },
  { name: "phone-task-dark", path: "/tasks/?id=tsk_000001", size: PHONE, scheme: "dark" },
];

if (!executable) {
  console.error("no Chromium here: apt-get install chromium, or name one in CHROMIUM");
  process.exit(1);
}

mkdirSync(FOLDER, { recursive: true });
const [server, browser] = await Promise.all([serve(), launch()]);
for (const { name, path, size, scheme, task, at, reset = "full" } of PICTURES) {
  await fetch(`${server.origin}/_fixture`, { method: "POST", body: JSON.stringify({ reset }) });
  const { page, context } = await open(browser, server.origin, { size, scheme });
  await signIn(page, PASSWORD, path);
  await page.waitForLoadState("networkidle");
  if (task) await page.getByRole("button", { name: task }).click();
  if (at) await page.getByRole("heading", { name: at }).scrollIntoViewIfNeeded();
  await page.evaluate(() => {
    document.activeElement?.blur();
    return document.fonts.ready;
  });
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  console.log(`docs/screenshots/${name}.png`);
  await context.close();
}
await browser.close();
await server.close();
