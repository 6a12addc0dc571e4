import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { held, PHONE, skip, until } from "./browser.mjs";
import { scene } from "./scene.mjs";

const [SLIDES, STUDIO] = ["tsk_000001", "tsk_000002"];
const LONG = Array.from({ length: 60 }, (_, at) => `Paragraph ${at + 1}, of which every word counts.`).join("\n\n");

suite("whoever is in haste", { skip }, () => {
  const { enter, control } = scene();
  const taskOf = async (id) => (await control({})).tasks.find((task) => task.id === id);
  const statusOf = async (id) => (await taskOf(id)).status;
  const still = (page, ms) => page.evaluate((wait) => new Promise((on) => setTimeout(on, wait)), ms);
  const text = (page) => page.getByLabel("Text", { exact: true });
  const read = async (page, words) => {
    await page.getByRole("button", { name: words }).first().click();
    await page.locator("article h1").filter({ hasText: words }).waitFor();
  };
  const rested = (page) => page.locator("article footer [data-signs]:not(:disabled):not([aria-disabled])").waitFor();
  const formRested = (page) =>
    until(
      async () => !(await page.locator("form [data-resting]").count()),
      "what is in the form has been there a moment",
    );
  /** What another device did is looked for now, and not in a while. */
  const look = (page) => page.evaluate(() => dispatchEvent(new Event("online")));
  /** Changes are told from the first look on. */
  const looked = (page) => page.waitForResponse((answer) => answer.url().includes("/api/v1/changes"));

  test("a way that is chosen again has only just come up, however long it stood there before", async () => {
    const { page, context } = await enter({ reset: "ways" });
    await read(page, /garden studio/);
    await rested(page);
    for (const key of ["2", "1", "a"]) await page.keyboard.press(key);
    assert.equal(await page.locator("article footer [data-signs]").getAttribute("aria-disabled"), "true");
    await still(page, 300);
    assert.equal((await control({})).tasks.filter(({ status }) => status === "APPROVED").length, 0);
    await context.close();
  });

  test("a press that began on one version does not sign the next by being let go of", async () => {
    const { page, context } = await enter();
    await Promise.all([looked(page), read(page, /jonas/)]);
    await rested(page);
    await page.locator("article footer [data-signs]").focus();
    await page.keyboard.down(" ");
    await control({ rewrite: { id: STUDIO, action: { body: "Something else." }, changed: "It is another." } });
    await look(page);
    await page.getByText("Something else.").first().waitFor();
    await still(page, 1500);
    await page.keyboard.up(" ");
    await rested(page);
    assert.equal(await statusOf(STUDIO), "AWAITING_APPROVAL");
    await page.keyboard.press(" ");
    await until(async () => (await statusOf(STUDIO)) === "APPROVED", "a press of its own signs it");
    await context.close();
  });

  test("what is typed while the rest is being kept is neither lost nor signed over", async () => {
    const { page, context, problems } = await enter();
    await read(page, /jonas/);
    await page.keyboard.press("e");
    await text(page).fill("Yes.");
    await formRested(page);
    await control({ delay: 700 });
    await page.keyboard.press("Control+Enter");
    await page.keyboard.type(" And thank you.");
    await page.getByText("Kept, without what you typed since.").first().waitFor();
    assert.equal(await text(page).inputValue(), "Yes. And thank you.");
    const { action, status } = await taskOf(STUDIO);
    assert.deepEqual([action.body, status], ["Yes.", "AWAITING_APPROVAL"]);
    await control({ delay: 0 });
    await formRested(page);
    await page.keyboard.press("Control+Enter");
    await until(async () => (await statusOf(STUDIO)) === "APPROVED", "then it is signed");
    assert.equal((await taskOf(STUDIO)).action.body, "Yes. And thank you.");
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("nor is what is typed into the form that was opened anew in the meantime", async () => {
    const { page, context } = await enter();
    await read(page, /jonas/);
    await page.keyboard.press("e");
    await text(page).fill("Yes.");
    await formRested(page);
    const answer = await held(page, `**/tasks/${STUDIO}`, "PATCH");
    const revised = page.waitForRequest((request) => request.method() === "PATCH");
    await page.keyboard.press("Control+Enter");
    await revised;
    await page.keyboard.press("Escape");
    await text(page).waitFor({ state: "detached" });
    await page.keyboard.press("e");
    await text(page).fill("No.");
    answer();
    await page.getByText("Kept, without what you typed since.").first().waitFor();
    assert.equal(await text(page).inputValue(), "No.");
    const { action, status } = await taskOf(STUDIO);
    assert.deepEqual([action.body, status], ["Yes.", "AWAITING_APPROVAL"]);
    await context.close();
  });

  test("a version that comes while somebody is at the form takes the place of what they did not touch", async () => {
    const { page, context } = await enter();
    await Promise.all([looked(page), read(page, /jonas/)]);
    await page.keyboard.press("e");
    await page.getByLabel("Cc", { exact: true }).fill("ada@example.org");
    await control({ rewrite: { id: STUDIO, action: { body: "A newer text." }, changed: "It is another." } });
    await look(page);
    await until(async () => (await text(page).inputValue()) === "A newer text.", "the new text stands in the form");
    assert.equal(await page.getByLabel("Cc", { exact: true }).inputValue(), "ada@example.org");
    await page.getByRole("button", { name: "Keep", exact: true }).click();
    await until(async () => (await taskOf(STUDIO)).action.cc.length === 1, "kept");
    assert.equal((await taskOf(STUDIO)).action.body, "A newer text.");
    await context.close();
  });

  test("where a browser cuts a field off, the text in it is read to its end as well", async () => {
    const { page, context } = await enter();
    await control({ rewrite: { id: SLIDES, action: { body: LONG }, changed: "It is longer now." } });
    await page.reload();
    await read(page, /priya/);
    await page.keyboard.press("e");
    await text(page).evaluate((area) => Object.assign(area.style, { fieldSizing: "fixed", height: "9rem" }));
    await page.locator("form [data-bar]").scrollIntoViewIfNeeded();
    await page.locator(`[data-end=${SLIDES}]`).scrollIntoViewIfNeeded();
    await still(page, 300);
    const button = page.locator("form").getByRole("button", { name: "Read to the end first" });
    let presses = 0;
    for (; await button.count(); presses++) {
      await formRested(page);
      await page.keyboard.press("Control+Enter");
      await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
      assert.ok(presses < 200, "the end is reached");
    }
    assert.ok(presses > 5, `the end came after ${presses} presses`);
    assert.equal(await statusOf(SLIDES), "AWAITING_APPROVAL");
    await context.close();
  });

  test("what an agent is to be told survives a reload and a refusal, and is gone once it was told", async () => {
    const { page, context } = await enter();
    await read(page, /jonas/);
    const words = page.getByLabel("In your own words");
    await page.keyboard.press("i");
    await words.fill("shorter, and warmer");
    await page.reload();
    await read(page, /jonas/);
    await page.keyboard.press("i");
    assert.equal(await words.inputValue(), "shorter, and warmer");
    await control({ faults: [{ path: "instruct", times: 1, status: 409, code: "not_waiting" }] });
    await words.press("Control+Enter");
    await page.getByRole("alert").filter({ hasText: /\S/ }).first().waitFor();
    await page.keyboard.press("i");
    assert.equal(await words.inputValue(), "shorter, and warmer");
    await words.press("Control+Enter");
    await page.getByText("Being rewritten as you asked").waitFor();
    await page.getByText("Being rewritten as you asked").waitFor({ state: "detached" });
    await page.keyboard.press("i");
    assert.equal(await words.inputValue(), "");
    await context.close();
  });

  test("the bar over several decides nothing in the moment in which it comes up", async () => {
    const { page, context } = await enter();
    await read(page, /jonas/);
    await page.keyboard.press("x");
    await page.getByText("1 selected").waitFor();
    await page.keyboard.press("Shift+A");
    await page.keyboard.press("Shift+R");
    await page.getByRole("button", { name: "Approve" }).click({ force: true });
    const bar = page.getByRole("region", { name: "Selected" });
    await bar.locator("[data-resting]").waitFor({ state: "detached" });
    assert.equal(await statusOf(STUDIO), "AWAITING_APPROVAL");
    await page.keyboard.press("Shift+A");
    await until(async () => (await statusOf(STUDIO)) === "APPROVED", "then they are decided");
    await context.close();
  });

  test("on a phone a link from what waits leads to what was decided, and stays there", async () => {
    const { page, context } = await enter({ reset: "ways", size: PHONE });
    await page.getByRole("button", { name: /Cups for the café/ }).click();
    const partner = page.locator("[data-partner]").first();
    const id = await partner.getAttribute("data-partner");
    const approve = partner.getByRole("button", { name: /^Sign this one too/ });
    await approve.click();
    await until(async () => (await statusOf(id)) !== "AWAITING_APPROVAL", "the other one is signed");
    await partner.getByRole("link", { name: /^Open/ }).click();
    await page.waitForURL(new RegExp(id));
    await page
      .getByRole("button", { name: "Cancel it" })
      .or(page.getByRole("button", { name: /^Undo it/ }))
      .first()
      .waitFor();
    await still(page, 500);
    assert.match(page.url(), new RegExp(id));
    await context.close();
  });

  test("what is typed into a form while it is being saved stays, and is said to be unsaved", async () => {
    const { page, context } = await enter({ path: "/settings/" });
    const name = page.getByLabel("Name", { exact: true });
    const form = page.locator("form").filter({ has: name });
    await name.fill("Anna");
    await control({ delay: 700 });
    await form.getByRole("button", { name: "Save" }).click();
    await name.press("End");
    await name.pressSequentially(" S.");
    await page.getByText("Saved.", { exact: true }).first().waitFor();
    assert.equal(await name.inputValue(), "Anna S.");
    await control({ delay: 0 });
    await form.getByRole("button", { name: "Save" }).click();
    await until(async () => (await control({})).user?.name !== "Anna", "saved as well");
    await context.close();
  });

  test("also where the form closes once it is saved: it is there when that is opened again", async () => {
    const { page, context } = await enter({ path: "/agents/" });
    const words = page.getByLabel("What it should know");
    await page.getByRole("button", { name: /^Edit/ }).first().click();
    await words.fill("Write shorter.");
    await control({ delay: 700 });
    await page.getByRole("button", { name: "Save" }).click();
    await words.press("End");
    await words.pressSequentially(" And warmer.");
    await words.waitFor({ state: "detached" });
    await control({ delay: 0 });
    await page.getByRole("button", { name: /^Edit/ }).first().click();
    assert.equal(await words.inputValue(), "Write shorter. And warmer.");
    await context.close();
  });

  test("coming back again and again to a slow server starts no second round of looking", async () => {
    const { page, context } = await enter();
    await page.clock.install();
    await page.reload();
    await looked(page);
    await control({ delay: 600 });
    for (let times = 0; times < 5; times++) await look(page);
    await still(page, 1500);
    await control({ delay: 0 });
    let asked = 0;
    page.on("request", (request) => {
      asked += request.url().includes("/api/v1/changes") ? 1 : 0;
    });
    for (let seconds = 0; seconds < 12; seconds++) await page.clock.fastForward(1000);
    await still(page, 300);
    assert.ok(asked <= 2, `${asked} looks in twelve seconds`);
    await context.close();
  });
});
