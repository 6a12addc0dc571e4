import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { violations } from "./axe.mjs";
import { DESK, PHONE, skip } from "./browser.mjs";
import { scene } from "./scene.mjs";

const PLACES = [
  "/",
  "/active/",
  "/snoozed/",
  "/done/",
  "/tasks/?id=tsk_000003",
  "/agents/",
  "/accounts/",
  "/rules/",
  "/settings/",
  "/security/",
  "/your-data/",
];

const DIALOGS = new Set(["Shift+?", "Control+k"]);

suite("for everybody", { skip }, () => {
  const { enter, open, control } = scene();

  for (const [width, size] of [
    ["desk", DESK],
    ["phone", PHONE],
  ]) {
    test(`axe finds nothing, ${width}`, async () => {
      const { page, context, problems } = await enter({ size });
      for (const place of PLACES) {
        await page.goto(place);
        await page.waitForLoadState("networkidle");
        assert.deepEqual(await violations(page), [], place);
      }
      await page.goto("/");
      await page.getByRole("button", { name: /priya/ }).click();
      await page.locator("article footer [data-signs]").waitFor();
      for (const key of ["e", "r", "s", "i", "Shift+?", "Control+k"]) {
        await page.locator("article h1").focus();
        await page.keyboard.press(key);
        if (DIALOGS.has(key)) await page.locator("[role=dialog]:focus-within").waitFor();
        assert.deepEqual(await violations(page), [], `after ${key}`);
        await page.keyboard.press("Escape");
        await page.getByRole("dialog").waitFor({ state: "hidden" });
      }
      assert.deepEqual(problems, []);
      await context.close();
      for (const [reset, path] of [
        ["ways", "/"],
        ...[1, 2, 3, 4, 7, 8].map((at) => ["ways", `/tasks/?id=tsk_00000${at}`]),
        ["empty", "/"],
        ["new", "/"],
        ["new", "/accounts/"],
      ]) {
        const other = await enter({ reset, path, size });
        await other.page.waitForLoadState("networkidle");
        const radios = other.page.getByRole("radio");
        if (await radios.count()) await radios.last().check();
        assert.deepEqual(await violations(other.page), [], `${reset} ${path}`);
        await other.context.close();
      }
      const rival = await enter({ reset: "ways", path: "/tasks/?id=tsk_000006", size });
      await rival.page.getByRole("button", { name: "Save draft" }).click();
      await rival.page.getByText("You signed one.").filter({ visible: true }).waitFor();
      assert.deepEqual(await violations(rival.page), [], "after signing one of two");
      await rival.context.close();
      const door = await open({ size });
      for (const place of [
        "/sign-in/",
        "/register/",
        "/forgot-password/",
        "/reset-password/",
        "/verify-email/",
        "/sign-in/finish/",
        "/nowhere/",
      ]) {
        await door.page.goto(place);
        await door.page.waitForLoadState("networkidle");
        assert.deepEqual(await violations(door.page), [], place);
      }
      await door.context.close();
    });
  }

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
