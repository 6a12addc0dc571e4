import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { PHONE, sign, skip, until } from "./browser.mjs";
import { scene } from "./scene.mjs";

const DESK = { width: 1280, height: 800 };
const [SLIDES, STUDIO, BANK] = ["tsk_000001", "tsk_000002", "tsk_000003"];
const LONG = Array.from({ length: 60 }, (_, at) => `Paragraph ${at + 1}, of which every word counts.`).join("\n\n");

suite("what is signed is what was read", { skip }, () => {
  const { enter, control } = scene();
  const taskOf = async (id) => (await control({})).tasks.find((task) => task.id === id);
  const statusOf = async (id) => (await taskOf(id)).status;
  const signs = (page) => page.locator("[data-signs]");
  const rested = (page) => page.locator("[data-signs]:not([aria-disabled])").waitFor();
  const heading = (page, words) => page.locator("article h1").filter({ hasText: words }).waitFor();
  const long = (id) => control({ rewrite: { id, action: { body: LONG }, changed: "It is longer now." } });
  const still = (page, ms) => page.evaluate((wait) => new Promise((on) => setTimeout(on, wait)), ms);

  test("a second press right after the first signs nothing, and pressing on and on does not either", async () => {
    const { page, context, problems } = await enter();
    await sign(page);
    await heading(page, /jonas/);
    assert.equal(await signs(page).getAttribute("aria-disabled"), "true", "the button shows it");
    for (let presses = 0; presses < 8; presses++) {
      await page.keyboard.press("a");
      await still(page, 150);
    }
    assert.equal(await statusOf(STUDIO), "AWAITING_APPROVAL");
    await sign(page);
    await until(async () => (await statusOf(STUDIO)) === "APPROVED", "after a moment it is signed");
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("a key that is held down signs nothing until it is let go of", async () => {
    const { page, context } = await enter();
    await heading(page, /priya/);
    await rested(page);
    await page.keyboard.down("a");
    await heading(page, /jonas/);
    await still(page, 1200);
    assert.equal(await signs(page).getAttribute("aria-disabled"), "true");
    await page.keyboard.up("a");
    await rested(page);
    assert.equal(await statusOf(STUDIO), "AWAITING_APPROVAL");
    await context.close();
  });

  test("what cannot be taken back is signed once its end was in view", async () => {
    const { page, context, problems } = await enter({ size: DESK, path: `/tasks/?id=${SLIDES}` });
    await long(SLIDES);
    await page.reload();
    const button = page.getByRole("button", { name: "Read to the end first" });
    await rested(page);
    const top = await page.evaluate(() => scrollY);
    await button.click();
    await until(() => page.evaluate((before) => scrollY > before, top), "a press reads on by a page");
    assert.equal(await statusOf(SLIDES), "AWAITING_APPROVAL");
    let pages = 0;
    while (await button.count()) {
      await page.keyboard.press("a");
      await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
      assert.ok(++pages < 40, "the end is reached");
    }
    await page.keyboard.press("a");
    assert.equal(await statusOf(SLIDES), "AWAITING_APPROVAL", "the press that came too soon after reading");
    await page.getByRole("status").getByText("You have reached the end.").waitFor({ state: "attached" });
    await sign(page);
    await until(async () => (await statusOf(SLIDES)) === "APPROVED", "then it is signed");
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("a new version has to be read anew, and what reaches a stranger has to be read as well", async () => {
    const { page, context } = await enter({ path: `/tasks/?id=${SLIDES}` });
    await page.getByRole("button", { name: "Send reply" }).waitFor();
    await long(SLIDES);
    await page.reload();
    await page.getByRole("button", { name: "Read to the end first" }).waitFor();
    await long(BANK);
    await page.goto(`/tasks/?id=${BANK}`);
    await page.getByRole("button", { name: "Read to the end first" }).waitFor();
    await long(STUDIO);
    await page.goto(`/tasks/?id=${STUDIO}`);
    await page.getByRole("button", { name: "Save draft" }).waitFor();
    await context.close();
  });

  test("whoever has no pointer reads it by the keyboard, and scrolling alone counts", async () => {
    const { page, context } = await enter();
    await long(SLIDES);
    await page.reload();
    await page.getByRole("button", { name: "Read to the end first" }).waitFor();
    await page.getByRole("region", { name: "What would be done" }).focus();
    for (let pages = 0; pages < 30 && !(await page.getByRole("button", { name: "Send reply" }).count()); pages++)
      await page.keyboard.press("PageDown");
    await page.getByRole("button", { name: "Send reply" }).waitFor();
    await context.close();
  });

  test("on a phone the letter stands above what else is said, and the bar is one row", async () => {
    const { page, context } = await enter({ size: PHONE, path: `/tasks/?id=${SLIDES}` });
    const bar = await page.locator("article footer").boundingBox();
    assert.ok(bar.height < 72, `the bar is ${bar.height} high`);
    const letter = await page.getByText("Hi Priya,").boundingBox();
    const quote = await page.locator("blockquote").boundingBox();
    assert.ok(letter.y < quote.y && letter.y < bar.y - 100, "lines of the letter are in view at once");
    await page.getByRole("button", { name: "More choices" }).click();
    await page.getByRole("button", { name: "Snooze" }).click();
    await page.getByRole("group", { name: "Show it again …" }).waitFor();
    await context.close();
  });
});

suite("words that were typed and not kept", { skip }, () => {
  const { enter, control } = scene();
  const taskOf = async (id) => (await control({})).tasks.find((task) => task.id === id);
  const text = (page) => page.getByLabel("Text", { exact: true });
  const read = async (page, words) => {
    await page.getByRole("button", { name: words }).click();
    await page.locator("article h1").filter({ hasText: words }).waitFor();
  };

  test("they hold up every way of the task, and lead back to their own", async () => {
    const { page, context } = await enter({ reset: "ways" });
    await read(page, /garden studio/);
    await page.getByRole("radio", { name: "Accept the offer" }).check();
    await page.keyboard.press("e");
    await text(page).fill("Yes, in the third week.");
    await page.keyboard.press("Escape");
    await page.getByRole("radio", { name: "Turn it down" }).check();
    await page.getByText("They belong to Accept the offer.").waitFor();
    assert.equal(await page.locator("article footer [data-signs]").isDisabled(), true);
    await page.getByRole("button", { name: "Go on editing" }).click();
    assert.equal(await text(page).inputValue(), "Yes, in the third week.");
    assert.equal(await page.getByRole("radio", { name: "Accept the offer" }).isChecked(), true);
    await context.close();
  });

  test("what comes of keeping them is not signed unread where it is something else", async () => {
    const { page, context } = await enter();
    await read(page, /jonas/);
    await page.route("**/tasks/tsk_000002", async (route) => {
      if (route.request().method() !== "PATCH") return route.continue();
      const answer = await route.fetch();
      const task = await answer.json();
      await route.fulfill({
        response: answer,
        json: { ...task, risk: { ...task.risk, touches: "external", people: 1 } },
      });
    });
    await page.keyboard.press("e");
    await text(page).fill("Dear Jonas, yes.");
    await until(async () => !(await page.locator("form [data-resting]").count()), "a moment");
    await page.keyboard.press("Control+Enter");
    await page.getByText("Kept, and something else changed with it.").first().waitFor();
    assert.equal((await taskOf("tsk_000002")).status, "AWAITING_APPROVAL");
    await context.close();
  });

  test("addresses are taken as they are pasted, and what is wrong with one is said at its field", async () => {
    const { page, context } = await enter();
    await read(page, /jonas/);
    await page.keyboard.press("e");
    await page
      .getByLabel("Cc", { exact: true })
      .fill('"Meier, Hans" <hans@example.org>\nada@example.org; bob@example.org');
    await page.getByRole("button", { name: "Keep", exact: true }).click();
    await until(async () => (await taskOf("tsk_000002")).action.cc.length > 0, "it is kept");
    assert.deepEqual((await taskOf("tsk_000002")).action.cc, [
      "hans@example.org",
      "ada@example.org",
      "bob@example.org",
    ]);
    await page.locator("article dl").getByText("hans@example.org").first().waitFor();
    await page.route("**/tasks/tsk_000002", (route) =>
      route.request().method() === "PATCH"
        ? route.fulfill({
            status: 422,
            contentType: "application/problem+json",
            json: {
              code: "invalid_input",
              detail: "",
              params: {},
              errors: [{ loc: ["body", "action", "email.draft_reply", "to", 0], msg: "“hans@” has no domain." }],
            },
          })
        : route.continue(),
    );
    await page.keyboard.press("e");
    await page.getByLabel("To", { exact: true }).fill("hans@");
    await page.getByRole("button", { name: "Keep", exact: true }).click();
    const field = page.getByLabel("To", { exact: true });
    await until(async () => (await field.getAttribute("aria-invalid")) === "true", "the field is marked");
    await page.locator("form").getByText("“hans@” has no domain.").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-invalid")), "true");
    await context.close();
  });
});
