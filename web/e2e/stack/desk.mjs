// What a person does with tasks on the pages, in the words of the journeys.
import assert from "node:assert/strict";
import { until } from "../browser.mjs";

export const PHONE = { size: { width: 390, height: 844 }, hasTouch: true };

export const signs = (page) => page.locator("article footer [data-signs]");
/** The button that countersigns may be pressed. */
export const rested = (page) =>
  page.locator("article footer [data-signs]:not(:disabled):not([aria-disabled])").waitFor();
/** What has to be read first is read to its end, by the key that signs; it signs with the next press. */
export async function readOn(page, press = () => page.keyboard.press("a")) {
  await rested(page);
  for (let pages = 0; /Read to the end/.test(await signs(page).innerText()); pages++) {
    assert.ok(pages < 30, "the end is reached");
    await press();
    // What has come into view is noticed with the next frame.
    await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
    await rested(page);
  }
}
export const rows = (page) => page.locator("[data-task]").evaluateAll((all) => all.map((one) => one.dataset.task));
export const reads = (page, id) => page.locator(`#title-${id}`).waitFor();
export const letter = (page) => page.getByRole("region", { name: "What would be done" });
export const text = (page) => page.getByLabel("Text", { exact: true });
/** Key by key, in place of what stands there. */
export async function write(page, words) {
  await text(page).focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(words);
}
export const decline = async (page, reason = "Just decline") => {
  await page.keyboard.press("r");
  await page.getByRole("button", { name: reason }).click();
};

/** The list holds so many, and its first task is read. Answers their ids in the order of the list. */
export async function listed(page, count) {
  await until(async () => (await rows(page)).length === count, `${count} in the list`, 60);
  const order = await rows(page);
  await page.locator("article h1").waitFor();
  return order;
}

/** Lead to a task by the keys alone, wherever it stands. */
export async function leadTo(page, id) {
  const current = () => page.locator("[data-task][aria-current]").getAttribute("data-task");
  for (let steps = 0; (await current()) !== id; steps++) {
    assert.ok(steps < 30, "the keys lead there");
    const order = await rows(page);
    const now = await current();
    await page.keyboard.press(order.indexOf(now) < order.indexOf(id) ? "j" : "k");
    await until(async () => (await current()) !== now, "one step on");
  }
  await reads(page, id);
}

/** Press twice, so many milliseconds apart; answers how far apart they really came, as the page saw it. */
export async function twice(page, apart, press = () => page.keyboard.press("a")) {
  await page.evaluate(() => {
    const isHeard = window.pressed !== undefined;
    window.pressed = [];
    if (isHeard) return;
    for (const type of ["keydown", "pointerdown"])
      addEventListener(type, ({ timeStamp }) => window.pressed.push(timeStamp), { capture: true });
  });
  const first = press();
  await new Promise((resume) => setTimeout(resume, apart));
  await Promise.all([first, press()]);
  const [one = 0, other = 0] = await page.evaluate(() => window.pressed);
  return other - one;
}
