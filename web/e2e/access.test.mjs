import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { violations, whole } from "./axe.mjs";
import { DESK, PHONE, skip } from "./browser.mjs";
import { scene } from "./scene.mjs";

/** With more on them than a journey on the real stack gets there, where every page is looked at (stack/everybody). */
const FULL = [
  "/",
  "/snoozed/",
  "/tasks/?id=tsk_000003",
  "/agents/",
  "/accounts/",
  "/rules/",
  "/settings/",
  "/security/",
];
const WAYS = ["/", ...[1, 2, 3, 4, 7, 8, 9].map((at) => `/tasks/?id=tsk_00000${at}`)];
const WORLDS = [
  ["full", FULL],
  ["ways", WAYS],
  ["empty", ["/"]],
  ["new", ["/", "/accounts/"]],
];

suite("for everybody", { skip }, () => {
  const { enter, control } = scene();

  /** At a desk and on a phone, without going there anew. */
  async function isForAll(page, place) {
    await whole(page);
    assert.deepEqual(await violations(page), [], place);
    await page.setViewportSize(PHONE);
    assert.deepEqual(await violations(page, { dark: false }), [], `${place} on a phone`);
    await page.setViewportSize(DESK);
  }

  test("axe finds nothing where more stands on a page, or something has to be chosen", async () => {
    const { page, context, problems } = await enter();
    for (const [reset, places] of WORLDS) {
      await control({ reset });
      for (const place of places) {
        await page.goto(place);
        await whole(page);
        const radios = page.getByRole("radio");
        if (await radios.count()) await radios.last().check();
        await isForAll(page, `${reset} ${place}`);
      }
    }
    await control({ reset: "full" });
    await page.goto("/");
    await page.locator("article h1").waitFor();
    for (const key of ["Shift+?", "Control+k"]) {
      await page.locator("article h1").focus();
      await page.keyboard.press(key);
      await page.locator("[role=dialog]:focus-within").waitFor();
      await isForAll(page, `after ${key}`);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "hidden" });
    }
    await control({ reset: "ways" });
    await page.goto("/tasks/?id=tsk_000006");
    await page.getByRole("button", { name: "Save draft" }).click();
    await page.getByText("You signed one.").filter({ visible: true }).waitFor();
    await isForAll(page, "after signing one of two");
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("tabbing goes from the skip link through the places to the decision, and the focus is seen", async () => {
    const { page, context } = await enter();
    await page.getByRole("button", { name: "Send reply" }).waitFor();
    await page.goto("/");
    await page.getByRole("button", { name: "Send reply" }).waitFor();
    const seen = [];
    for (let at = 0; at < 40; at++) {
      await page.keyboard.press("Tab");
      const one = await page.evaluate(() => {
        const element = document.activeElement;
        return {
          name: element.innerText?.trim().split("\n")[0] ?? "",
          outline: getComputedStyle(element).outlineStyle,
        };
      });
      seen.push(one.name);
      assert.equal(one.outline, "solid", `focus on ${one.name} is seen`);
      if (one.name.startsWith("Send reply")) break;
    }
    assert.equal(seen[0], "Skip to the content");
    assert.ok(seen.some((name) => name.startsWith("Waiting")));
    assert.ok(seen.at(-1).startsWith("Send reply"), seen.join(", "));
    await context.close();
  });

  test("targets on a phone are at least 24 pixels, and the deciding ones 44", async () => {
    const { page, context } = await enter({ size: PHONE, path: "/tasks/?id=tsk_000001" });
    await page.locator("article footer [data-signs]").waitFor();
    await page.getByRole("button", { name: "More choices" }).click();
    const sizes = await page
      .locator("article footer button")
      .evaluateAll((all) => all.map((one) => [one.innerText, one.getBoundingClientRect().height]));
    for (const [name, height] of sizes) assert.ok(height >= 44, `${name} ${height}`);
    await context.close();
  });

  test("single keys can be switched off", async () => {
    const { page, context } = await enter({ path: "/settings/" });
    await page.getByLabel(/Single keys/).uncheck();
    await page
      .getByRole("link", { name: /Waiting/ })
      .first()
      .click();
    await page.getByRole("button", { name: "Send reply" }).waitFor();
    await page.keyboard.press("a");
    // Keys are handled in order: once the palette is there, the one before it had its turn.
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").waitFor();
    assert.equal((await control({})).tasks[0].status, "AWAITING_APPROVAL");
    await context.close();
  });
});
