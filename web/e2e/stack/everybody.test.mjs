import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { violations, whole } from "../axe.mjs";
import { sign, until } from "../browser.mjs";
import { decline, listed, reads, rested } from "./desk.mjs";
import { journeys } from "./journey.mjs";
import { enter, person, questions } from "./person.mjs";

const APP = join(import.meta.dirname, "../../src/app");
const NARROW = { width: 320, height: 640 };
/** What a window of 1280 by 800 shows at 200 %. */
const ZOOMED = { width: 640, height: 400 };

/** Every page that there is, as it stands in the sources: nobody has to think of a new one here. */
const pagesIn = (folder, group = "") =>
  readdirSync(join(APP, group, folder), { recursive: true, withFileTypes: true })
    .filter(({ name }) => name === "page.tsx")
    .map(({ parentPath }) => parentPath.slice(join(APP, group).length))
    .filter((path) => !path.includes("("))
    .map((path) => `${path}/`);

const [INSIDE, OUTSIDE] = [pagesIn("", "(app)"), pagesIn("")];

async function fits(page, place) {
  const before = page.viewportSize();
  for (const size of [NARROW, ZOOMED]) {
    await page.setViewportSize(size);
    // A line that was made for the width before is laid out anew with the next frame.
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
    await until(async () => (await wide()) <= size.width, `${place} is no wider than a window of ${size.width}`);
    if (size === NARROW) assert.deepEqual(await violations(page, { dark: false }), [], `${place}, narrow`);
  }
  await page.setViewportSize(before);
}

async function isForAll(page, place) {
  await whole(page);
  assert.deepEqual(await violations(page), [], place);
  await fits(page, place);
}

journeys(
  "for everybody",
  (journey) => {
    journey(
      "every page of who is signed in keeps to the width and passes axe, in the light and in the dark",
      async ({ page }) => {
        const sam = await person({ mails: questions(3) });
        await sam.waiting(3);
        await enter(page, sam);
        const [first, second, third] = await listed(page, 3);
        await sign(page);
        await sam.stands(first, "COMPLETED");
        await reads(page, second);
        await decline(page, /^Never from this sender/);
        await sam.stands(second, "REJECTED");
        for (const place of [
          ...INSIDE.filter((path) => path !== "/tasks/"),
          `/tasks/?id=${third}`,
          `/tasks/?id=${first}`,
        ]) {
          await page.goto(place);
          await isForAll(page, place);
        }
        for (const [key, opened] of [
          ["e", "form"],
          ["r", "fieldset"],
          ["s", "fieldset"],
          ["i", "fieldset"],
        ]) {
          await page.goto(`/tasks/?id=${third}`);
          await rested(page);
          await page.keyboard.press(key);
          await page.locator(`article ${opened}`).first().waitFor();
          await isForAll(page, `after ${key}`);
        }
      },
    );

    journey("every page outside does, too", async ({ page }) => {
      for (const place of [...OUTSIDE, "/nowhere/"]) {
        await page.goto(place);
        await isForAll(page, place);
      }
      assert.equal(await page.title(), "Page not found · Countersign");
    });
  },
  { first: true },
);
