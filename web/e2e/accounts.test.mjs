import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { skip } from "./browser.mjs";
import { scene } from "./scene.mjs";

suite("connected accounts", { skip }, () => {
  const { enter, control } = scene();

  test("what a provider will ask for stands there before anybody goes", async () => {
    const { page, context } = await enter({ path: "/accounts/" });
    await page.getByText("What Google will ask you to allow").click();
    await page.getByText("To know this account again.").waitFor();
    await page.getByText("You may leave it out.").waitFor();
    await context.close();
  });

  test("an account of a provider that is offered no more can only be left", async () => {
    const { page, context } = await enter();
    await control({ provider: "teapots" });
    await page.goto("/accounts/");
    await page.getByText("Does not work").waitFor();
    await page.getByRole("button", { name: "Disconnect" }).waitFor();
    assert.equal(await page.getByRole("button", { name: "Reconnect" }).count(), 0);
    assert.equal(await page.getByRole("button", { name: "Check now" }).count(), 0);
    await context.close();
  });

  test("of an account that was connected without what its agents need, what is missing is said and can be allowed", async () => {
    const { page, context, problems } = await enter();
    await control({ scopes: ["openid", "email"] });
    await page.goto("/integrations/finish/#ticket=good-ticket");
    await page.getByRole("heading", { name: "Connected, but something is missing" }).waitFor();
    await page.getByText("To read your mail, and to write the drafts").waitFor();
    assert.equal(await page.getByText("Your agents read the last days now").count(), 0);
    await control({ scopes: ["openid", "email", "https://www.googleapis.com/auth/gmail.modify"] });
    await page.getByRole("button", { name: "Connect again" }).click();
    await page.waitForURL(/_fixture|finish/);
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("an account is checked on the spot, and disconnected only after a second word", async () => {
    const { page, context, problems } = await enter({ path: "/accounts/" });
    await page.getByRole("button", { name: "Check now" }).click();
    await page.getByText("It works.").first().waitFor();
    await page.getByRole("button", { name: "Disconnect" }).click();
    await page.getByText("What waits from this account expires").waitFor();
    await page.getByRole("button", { name: "Yes, disconnect and erase" }).click();
    await page.getByText("Connect your first account").waitFor();
    assert.deepEqual(problems, []);
    await context.close();
  });
});
