import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { PHONE, sign, skip, until } from "./browser.mjs";
import { scene } from "./scene.mjs";

suite("places and devices", { skip }, () => {
  const { enter, open, control } = scene();

  test("on a phone a task opens as its own page, and deciding leads to the next", async () => {
    const { page, context, problems } = await enter({ size: PHONE });
    await page.getByRole("button", { name: /priya/ }).click();
    await page.waitForURL(/\/tasks\/\?id=tsk_000001/);
    await sign(page, () => page.locator("[data-signs]").click());
    await page.waitForURL(/\/tasks\/\?id=tsk_000002/);
    assert.equal((await control({})).tasks[0].status, "APPROVED");
    await page.goBack();
    await page.getByRole("heading", { name: "Waiting for you" }).waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    assert.equal(wide, false, "nothing scrolls sideways");
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("a new account is led to its first mailbox, and may take a sample", async () => {
    await control({ reset: "full", delay: 0, faults: [] });
    const { page, context, problems } = await open();
    await page.goto("/register/");
    await page.getByLabel("Your name").fill("Mia Berg");
    await page.getByLabel("Email").fill("mia@berg.example");
    await page.getByLabel("Password").fill("a sentence of five words");
    await page.getByRole("button", { name: "Open the account" }).click();
    await page.getByText("Nothing waits, because nothing is read yet.").filter({ visible: true }).waitFor();
    await control({
      delay: 300,
      faults: [
        { path: "sample-mailbox", times: 1, status: 502, code: "sandbox_unavailable" },
        { path: "authorize", times: 1, status: 503, code: "provider_busy" },
      ],
    });
    const sample = page.getByRole("button", { name: "Try it with a sample mailbox" }).filter({ visible: true });
    const again = page.getByRole("button", { name: "Try again" }).filter({ visible: true });
    await sample.click();
    await page.getByText("The sample mailbox could not be made.").filter({ visible: true }).waitFor();
    await again.click();
    await page.getByText("The provider is busy.").filter({ visible: true }).waitFor();
    await sample.evaluate((button) => [button.click(), button.click()]);
    await page.getByText("A week of mail is being invented.").filter({ visible: true }).waitFor();
    await page.getByRole("heading", { name: "Connected" }).waitFor();
    await page.getByText("sample-1@sandbox.example").waitFor();
    assert.equal((await control({ delay: 0 })).made, 1, "the mailbox that was made is the one that is connected");
    await page.getByRole("link", { name: "To what waits for you" }).click();
    await page.getByRole("button", { name: /priya/ }).waitFor();
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("a sample mailbox is offered beside the first account, and not beside the second", async () => {
    const { page, context } = await enter({ reset: "new", path: "/accounts/" });
    await page.getByRole("button", { name: "Try it with a sample mailbox" }).click();
    await page.getByRole("heading", { name: "Connected" }).waitFor();
    await page.goto("/accounts/");
    await page.getByRole("button", { name: "Connect Google" }).waitFor();
    assert.equal(await page.getByRole("button", { name: "Try it with a sample mailbox" }).count(), 0);
    await context.close();
  });

  test("connecting comes back with a ticket, uses it once and leaves no trace of it", async () => {
    const { page, context } = await enter({ reset: "new", path: "/accounts/" });
    await page.getByRole("button", { name: "Connect Google" }).click();
    await page.getByRole("heading", { name: "Connected" }).waitFor();
    assert.equal(new URL(page.url()).hash, "");
    await page.goto("/accounts/");
    await page.goto("/integrations/finish/#ticket=good-ticket");
    await page.getByRole("heading", { name: "Not connected yet" }).waitFor();
    await page.goto("/accounts/");
    await page.goto("/integrations/finish/#error=access_denied");
    await page.getByText("You said no at the provider").waitFor();
    assert.equal(new URL(page.url()).hash, "");
    await context.close();
  });

  test("2,000 tasks come page by page, and one leads from the first to the next", async () => {
    const { page, context } = await enter({ reset: "many", path: "/done/" });
    await page.locator("[data-task]").first().waitFor();
    assert.ok((await page.locator("[data-task]").count()) <= 100);
    const list = page.locator("section > div.md\\:overflow-y-auto");
    await until(
      async () => {
        await list.evaluate((one) => one.scrollTo(0, one.scrollHeight));
        return (await page.locator("[data-task]").count()) >= 2000;
      },
      "all of them can be reached",
      180,
      150,
    );
    await page.keyboard.press("j");
    const second = page.locator("[data-task]").nth(1);
    await until(async () => (await second.getAttribute("aria-current")) === "true", "the second is led to");
    await context.close();
  });

  test("times are those of the user's zone, wherever the browser is", async () => {
    const { page, context } = await enter({ timezone: "America/Los_Angeles" });
    await page.getByRole("button", { name: /Kiln inspection/ }).click();
    await page.getByText(/10:00 \(in/).waitFor();
    await context.close();
  });
});
