import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { isComplaint } from "../browser.mjs";
import { BROWSERS } from "./browsers.mjs";
import { KEPT, place } from "./place.mjs";

const DESK = { width: 1280, height: 800 };
const STEP_SECONDS = 60;
const JOURNEY_SECONDS = 300;

/**
 * Journeys on the real stack, told once and travelled in every browser that there is, or in the `first` alone.
 * `tell(journey)` names them: `journey(what, async ({ page, context, open }) => …)` gets a page of its own session.
 * None knows of another.
 */
export function journeys(title, tell, { first = false } = {}) {
  for (const { name, launch, looks } of first ? BROWSERS.slice(0, 1) : BROWSERS) {
    suite(`${title}, in ${name}`, () => {
      let browser;
      before(async () => {
        browser = await launch();
      });
      after(() => browser?.close());
      tell((what, travel) =>
        test(what, { timeout: JOURNEY_SECONDS * 1000 }, () => travelled(browser, looks, `${name} ${what}`, travel)),
      );
    });
  }
}

/** What went wrong is kept as a trace and a picture, and said with where they lie. */
async function travelled(browser, looks, name, travel) {
  const opened = [];
  const open = async ({ size = DESK, ...more } = {}) => {
    const context = await browser.newContext({
      viewport: size,
      baseURL: place().web_url,
      locale: "en-GB",
      timezoneId: "Europe/Berlin",
      ...looks,
      ...more,
    });
    context.setDefaultTimeout(STEP_SECONDS * 1000);
    // Each step as it stood; a film of it would take half as long again.
    await context.tracing.start({ snapshots: true });
    const page = await context.newPage();
    const problems = watched(page);
    opened.push({ context, page, problems });
    return { context, page };
  };
  try {
    await travel({ ...(await open()), open });
    const problems = opened.flatMap((one) => one.problems);
    if (problems.length) throw new Error(`the browser complains: ${problems.join("; ")}`);
  } catch (failed) {
    throw new Error(`${failed.message}${await kept(opened, name)}`, { cause: failed });
  } finally {
    for (const { context } of opened) await context.close();
  }
}

/** Errors of scripts, and what the policies of the pages forbid. */
function watched(page) {
  const problems = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (isComplaint(message)) problems.push(message.text());
  });
  return problems;
}

async function kept(opened, name) {
  mkdirSync(KEPT, { recursive: true });
  const files = [];
  for (const [number, { context, page }] of opened.entries()) {
    const file = join(KEPT, `${name.replace(/[^a-zA-Z0-9]+/g, "-")}${number ? `-${number}` : ""}`);
    await page.screenshot({ path: `${file}.png` }).then(
      () => files.push(`${file}.png`),
      (gone) => files.push(`no picture: ${gone.message}`),
    );
    await context.tracing.stop({ path: `${file}.zip` }).then(
      () => files.push(`${file}.zip (node web/node_modules/playwright-core/cli.js show-trace)`),
      (gone) => files.push(`no trace: ${gone.message}`),
    );
  }
  return `\n  kept: ${files.join("\n        ")}`;
}
