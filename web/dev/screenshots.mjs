// The pictures of the README, from the demo account of the running product: python3 -m infra.web screenshots
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DESK, executable, launch, open, PHONE, until } from "../e2e/browser.mjs";
import { demoAccount, enter, person } from "../e2e/stack/person.mjs";
import { place } from "../e2e/stack/place.mjs";

const FOLDER = join(import.meta.dirname, "../../docs/screenshots");
const SOON = 60;

if (!executable) {
  console.error("no Chromium here: apt-get install chromium, or name one in CHROMIUM");
  process.exit(1);
}

const { web_url: origin } = place();
const demo = await demoAccount();
const { api } = demo;

const of = (what, tasks) => tasks.find(({ action }) => what(action)) ?? tasks[0];
const { items } = await api("GET", "/tasks?limit=100");
const whole = (task) => [task, ...task.alternatives].find(({ action }) => action.body && !action.body.includes("⟦"));
const draft = items.find((task) => task.kind.endsWith("draft_reply") && whole(task));
const reply = of(({ kind }) => kind.endsWith("send_reply"), items);
await api("POST", `/tasks/${draft.id}/approve`, undefined, { "if-match": `"${whole(draft).digest}"` });
await until(async () => (await api("GET", `/tasks/${draft.id}`)).status === "COMPLETED", "a draft is saved", SOON);
const calm = await person();

const PICTURES = [
  { name: "approvals-light", path: "/", size: DESK, scheme: "light", sees: "article h1", row: 1 },
  { name: "approvals-dark", path: "/", size: DESK, scheme: "dark", sees: "article h1" },
  { name: "caught-up-light", path: "/", size: DESK, scheme: "light", sees: "text=All caught up", who: calm },
  {
    name: "history-light",
    path: `/tasks/?id=${draft.id}`,
    size: DESK,
    scheme: "light",
    sees: "text=The provider has it",
    at: "History",
  },
  { name: "phone-list-light", path: "/", size: PHONE, scheme: "light", sees: `text=${reply.action.subject}` },
  { name: "phone-task-dark", path: `/tasks/?id=${reply.id}`, size: PHONE, scheme: "dark", sees: "article h1" },
];

mkdirSync(FOLDER, { recursive: true });
const browser = await launch();
for (const { name, path, size, scheme, sees, row = 0, at, who = demo } of PICTURES) {
  const { page, context } = await open(browser, origin, { size, scheme });
  await enter(page, who, path);
  await page.locator(`${sees} >> visible=true`).first().waitFor();
  for (let below = 0; below < row; below++) await page.keyboard.press("j");
  await page.waitForLoadState("networkidle");
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
