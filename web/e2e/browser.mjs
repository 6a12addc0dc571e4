import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

/** First the one without windows of its own: it draws the same pages in half the time. */
const PLACES = [
  process.env.CHROMIUM,
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };
export const executable = PLACES.find((path) => path && existsSync(path));

/** A line for the skip, or false where there is a browser. */
export const skip = executable
  ? false
  : "no Chromium here: apt-get install chromium-headless-shell, or name one in CHROMIUM";

export const launch = () => chromium.launch({ executablePath: executable, args: FLAGS });

/** A page of its own session. `problems` gathers what the browser complains about: policy, errors, foreign requests. */
export async function open(
  browser,
  origin,
  { size = DESK, scheme = "light", motion = "reduce", locale = "en-GB", timezone = "Europe/Berlin" } = {},
) {
  const context = await browser.newContext({
    viewport: size,
    colorScheme: scheme,
    reducedMotion: motion,
    locale,
    timezoneId: timezone,
    baseURL: origin,
    hasTouch: size.width < 768,
  });
  const page = await context.newPage();
  const problems = watched(page, origin);
  return { context, page, problems };
}

/** Of what a page writes to the console: errors, and sentences that the catalogs of words do not know what to make of. */
export const isComplaint = (message) =>
  message.type() === "error"
    ? !/Failed to load resource/.test(message.text())
    : message.type() === "warning" && /Uncompiled message/.test(message.text());

export function watched(page, origin) {
  const problems = [];
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (isComplaint(message)) problems.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith("data:"))
      problems.push(`left the origin: ${request.url()}`);
  });
  return problems;
}

export async function signIn(page, password, path = "/") {
  await page.goto(`/sign-in/?next=${encodeURIComponent(path)}`);
  await page.getByLabel("Email").fill("anna@sandberg-keramik.example");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname === path.split("?")[0]);
}

/** Poll until `check` holds, for at most `seconds`, every `pause` milliseconds. */
export async function until(check, what, seconds = 10, pause = 50) {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    if (await check()) return;
    await new Promise((resume) => setTimeout(resume, pause));
  }
  throw new Error(`not within ${seconds} s: ${what}`);
}

/** What the page asks there, or by that `method` alone, reaches the server only once what this returns was called. */
export async function held(page, address, method) {
  let release;
  const released = new Promise((resume) => {
    release = resume;
  });
  await page.route(address, async (route) => {
    if (!method || route.request().method() === method) await released;
    await route.continue();
  });
  return release;
}

/** Press A, or what `press` presses, as soon as it counts; what has to be read first is read to its end. */
export async function sign(page, press = () => page.keyboard.press("a")) {
  const button = page.locator("article footer [data-signs]:not(:disabled):not([aria-disabled])");
  for (let pages = 0; pages < 30; pages++) {
    await button.waitFor();
    const unread = /Read to the end/.test(await button.innerText());
    await press();
    if (!unread) return;
    // What has come into view is noticed with the next frame.
    await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
  }
  throw new Error("the end was never reached");
}
