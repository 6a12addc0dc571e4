import assert from "node:assert/strict";
import { sign, until } from "../browser.mjs";
import { decline, letter, listed, PHONE, reads, rested, write } from "./desk.mjs";
import { journeys } from "./journey.mjs";
import { enter, person, questions } from "./person.mjs";

/** A desk, a low one, 200 % on it, a phone, and the narrowest. */
const SIZES = [
  [1280, 800],
  [1366, 650],
  [640, 400],
  [390, 844],
  [320, 640],
].map(([width, height]) => ({ width, height }));

/** What of a page to read or press lies under what is said in passing: its words. What is scrolled away is elsewhere. */
const covered = () => {
  const clipped = (one, x, y) => {
    for (let at = one.parentElement; at; at = at.parentElement) {
      const { top, bottom, left, right } = at.getBoundingClientRect();
      if (/auto|scroll|hidden/.test(getComputedStyle(at).overflow) && (y < top || y > bottom || x < left || x > right))
        return true;
    }
    return false;
  };
  const found = [];
  for (const one of document.querySelectorAll("a, button, input, h1, h2, p, bdi, kbd")) {
    const { x, y, width, height } = one.getBoundingClientRect();
    const [middle, line] = [x + width / 2, y + height / 2];
    if (one.closest("[data-said], .sr-only") || width * height === 0 || clipped(one, middle, line)) continue;
    if (document.elementFromPoint(middle, line)?.closest("[data-said]")) found.push(one.innerText || one.outerHTML);
  }
  return found;
};

/** The buttons of a bar that are seen, by how far down each begins. */
const rowsOf = (page, bar) =>
  page.locator(`${bar} button:visible`).evaluateAll((all) => {
    const tops = all.map((one) => one.getBoundingClientRect()).map(({ top, height }) => Math.round(top + height / 2));
    return [...new Set(tops)];
  });

journeys(
  "what lies where",
  (journey) => {
    journey("what is said in passing lies over nothing, at a desk, on a phone and enlarged", async ({ page, open }) => {
      const sam = await person({ mails: questions(4) });
      await sam.waiting(4);
      await enter(page, sam);
      await listed(page, 4);
      await decline(page);
      const said = page.locator("[data-said] > div p", { hasText: "Declined." });
      await said.hover();
      for (const size of SIZES) {
        await page.setViewportSize(size);
        await said.waitFor();
        assert.deepEqual(await page.evaluate(covered), [], `at ${size.width} by ${size.height}`);
      }

      const phone = await open(PHONE);
      await enter(phone.page, sam);
      await until(async () => (await phone.page.locator("[data-task]").count()) === 3, "the list is there");
      await phone.page.locator("[data-task]").first().click();
      await rested(phone.page);
      await phone.page.getByRole("button", { name: "Decline" }).click();
      await phone.page.getByRole("button", { name: "Just decline" }).click();
      await phone.page.locator("[data-said] > div p", { hasText: "Declined." }).waitFor();
      await rested(phone.page);
      for (const size of SIZES.slice(2)) {
        await phone.page.setViewportSize(size);
        assert.deepEqual(await phone.page.evaluate(covered), [], `a task, at ${size.width} by ${size.height}`);
      }
      await phone.page.evaluate(() => scrollTo(0, 200));
      const [row, back] = await Promise.all(
        ["[data-said]", "nav[aria-label=Back]"].map((one) => phone.page.locator(one).boundingBox()),
      );
      assert.ok(row.y + row.height <= back.y + 1, "the way back stays below it");
    });

    journey("the stroke of a signature is written where messages are, and over nothing", async ({ page }) => {
      const sam = await person({ mails: questions(2) });
      await sam.waiting(2);
      await enter(page, sam);
      const [first, second] = await listed(page, 2);
      await page.evaluate((look) => {
        const over = new Function(`return (${look})()`);
        window.strokes = [];
        new MutationObserver(() => {
          const stroke = document.querySelector("[data-signed]");
          if (stroke) window.strokes.push([stroke.closest("[data-said]") !== null, over()]);
        }).observe(document.body, { childList: true, subtree: true });
      }, covered.toString());
      await sign(page);
      await reads(page, second);
      await sam.stands(first, "COMPLETED");
      const strokes = await page.evaluate(() => window.strokes);
      assert.notEqual(strokes.length, 0, "it was written");
      for (const stroke of strokes) assert.deepEqual(stroke, [true, []]);
    });

    for (const locale of ["en-GB", "de-DE"])
      journey(`at 320 pixels every bar has one row, in ${locale}`, async ({ open }) => {
        const sam = await person({ mails: questions(2) });
        const [{ id }] = await sam.waiting(2);
        await sam.api("PATCH", "/users/me", { locale });
        const { page } = await open({ ...PHONE, size: SIZES.at(-1), locale: "en-GB" });
        await enter(page, sam, `/tasks/?id=${id}`);
        await until(
          () => page.evaluate((one) => document.documentElement.lang === one.slice(0, 2), locale),
          "its words",
        );
        await rested(page);
        assert.equal((await rowsOf(page, "article footer")).length, 1, "deciding");
        await page.keyboard.press("e");
        await page.locator("article form [data-bar]").waitFor();
        assert.equal((await rowsOf(page, "article form [data-bar]")).length, 1, "changing");
        await page.keyboard.press("Escape");
        await sam.api(
          "POST",
          `/tasks/${id}/snooze`,
          { until: new Date(Date.now() + 3_600_000).toISOString() },
          {
            "if-match": `"${(await sam.task(id)).digest}"`,
          },
        );
        await page.reload();
        await rested(page);
        assert.equal((await rowsOf(page, "article footer")).length, 1, "deciding on what is put aside");
        await page.goto("/");
        await page.locator("[data-task]").first().waitFor();
        await page.locator("header button").last().click();
        await page.locator("section section button").first().waitFor();
        assert.equal((await rowsOf(page, "section section")).length, 1, "deciding on several");
      });

    journey("whoever signs over words that were not kept is told why nothing happens", async ({ page }) => {
      const sam = await person({ mails: questions(1) });
      const [{ id }] = await sam.waiting(1);
      await enter(page, sam);
      await reads(page, id);
      await page.keyboard.press("e");
      await write(page, "Half a sen");
      await page.keyboard.press("Escape");
      await page.getByText("Unsaved changes.").waitFor();
      await page.keyboard.press("a");
      const said = page.getByRole("region", { name: "Messages" });
      await said.getByText("There are unsaved changes: go on editing or discard them first.").first().waitFor();
      await until(
        () => page.evaluate(() => document.getAnimations().some(({ effect }) => effect.target.role === "status")),
        "it flashes",
      );
      assert.equal((await sam.task(id)).status, "AWAITING_APPROVAL");
      await page.getByRole("button", { name: "Discard" }).click();
      await sign(page);
      await letter(page).waitFor({ state: "detached" });
      await sam.stands(id, "COMPLETED");
    });
  },
  { first: true },
);
