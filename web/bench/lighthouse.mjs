// What Lighthouse says of a list and of a task, cold on a slow phone, from the demo account of the running product:
//   python3 -m infra.web lighthouse
// Of three runs the median. It says as much of the machine as of the pages: have it do nothing else.
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import lighthouse from "lighthouse";
import { chromium } from "playwright-core";
import { executable } from "../e2e/browser.mjs";
import { demoAccount, enter } from "../e2e/stack/person.mjs";
import { place } from "../e2e/stack/place.mjs";

const RUNS = 3;
const SOON = 60;
const FIGURES = {
  LCP: "largest-contentful-paint",
  FCP: "first-contentful-paint",
  TBT: "total-blocking-time",
  CLS: "cumulative-layout-shift",
};

if (!executable) {
  console.error("no Chromium here: apt-get install chromium, or name one in CHROMIUM");
  process.exit(1);
}

const { web_url: origin } = place();
const demo = await demoAccount();
const { items } = await demo.api("GET", "/tasks");
const reply = items.find(({ kind }) => kind.endsWith("_reply"));

const port = await free();
const profile = mkdtempSync(join(tmpdir(), "countersign-bench-"));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: executable,
  baseURL: origin,
  args: ["--no-sandbox", `--remote-debugging-port=${port}`],
});
try {
  context.setDefaultTimeout(SOON * 1000);
  const page = await context.newPage();
  await enter(page, demo);
  await page.close();
  for (const path of ["/", `/tasks/?id=${reply.id}`]) await measured(path);
} finally {
  await context.close();
  rmSync(profile, { recursive: true });
}

async function measured(path) {
  const runs = [];
  for (let run = 0; run < RUNS; run++) runs.push(await once(path));
  runs.sort((one, other) => one.categories.performance.score - other.categories.performance.score);
  const { categories, audits } = runs[Math.floor(RUNS / 2)];
  const scores = Object.values(categories).map(({ title, score }) => `${title} ${Math.round(score * 100)}`);
  const figures = Object.entries(FIGURES).map(([name, audit]) => `${name} ${audits[audit].displayValue}`);
  console.log(`${path.split("?")[0]}  ${[...scores, ...figures].join(", ")}`);
}

async function once(path) {
  const { lhr } = await lighthouse(origin + path, {
    port,
    logLevel: "error",
    onlyCategories: ["performance", "accessibility"],
    // Caches are emptied, and who is signed in stays so.
    clearStorageTypes: ["cache_storage"],
  });
  return lhr;
}

function free() {
  return new Promise((resume) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port: found } = server.address();
      server.close(() => resume(found));
    });
  });
}
