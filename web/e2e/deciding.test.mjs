import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { skip } from "./browser.mjs";
import { PASSWORD, scene } from "./scene.mjs";

suite("deciding at a desk", { skip }, () => {
  const { enter, open, control } = scene();

  test("signing in leads to what waits, and a wrong password says what to do", async () => {
    await control({ reset: "full" });
    const { page, context, problems } = await open();
    await page.goto("/");
    await page.waitForURL(/\/sign-in\//);
    await page.getByLabel("Email").fill("anna@sandberg-keramik.example");
    await page.getByLabel("Password").fill("wrong password");
    await page.keyboard.press("Enter");
    await page.getByText("Address and password do not match.").waitFor();
    assert.equal(await page.getByLabel("Email").inputValue(), "anna@sandberg-keramik.example");
    await page.getByLabel("Password").fill(PASSWORD);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Waiting for you" }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "Waiting for you" }).waitFor();
    assert.equal(await page.evaluate(() => JSON.stringify({ ...localStorage }).includes("access-")), false);
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("a pile can leave items out", async () => {
    const { page, context } = await enter();
    await page.getByRole("button", { name: /Archive 14 newsletters/ }).click();
    await page.getByRole("button", { name: "Edit" }).click();
    await page.getByLabel(/Ash glazes, revisited/).uncheck();
    await page.getByRole("button", { name: "Keep", exact: true }).click();
    await page.getByText("13 conversations in this pile").waitFor();
    await context.close();
  });

  test("the help and the palette are drawn from one registry", async () => {
    const { page, context } = await enter();
    await page.locator("article h1").waitFor();
    await page.keyboard.press("Shift+?");
    await page.getByRole("dialog", { name: "Keys" }).getByText("Countersign this").waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+k");
    await page.getByPlaceholder("What would you like to do?").fill("agents");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/agents\//);
    await context.close();
  });

  test("the last decision leads to a calm end that says what was read", async () => {
    const { page, context } = await enter({ reset: "empty" });
    await page.getByText("All caught up.").filter({ visible: true }).waitFor();
    await page.getByText("214 mails read, nothing needs you.").filter({ visible: true }).waitFor();
    await context.close();
  });

  test("what a look found is not called nothing because the list is older than the look", async () => {
    const { page, context } = await enter({ path: "/agents/" });
    let asked = 0;
    await page.route(/\/api\/v1\/tasks\?.*view=waiting/, async (route) => {
      asked += 1;
      if (asked > 1) return route.continue();
      return route.fulfill({ json: { items: [], next_cursor: null } });
    });
    await page.evaluate(() => {
      new MutationObserver(() => {
        if (/All caught up/.test(document.body.innerText)) document.body.dataset.untrue = "said";
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
    });
    await page
      .getByRole("link", { name: /^Waiting/ })
      .first()
      .click();
    await page.locator("article h1").waitFor();
    assert.equal(await page.locator("body[data-untrue]").count(), 0);
    assert.ok(asked > 1);
    await context.close();
  });
});
