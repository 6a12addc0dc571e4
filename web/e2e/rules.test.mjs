import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { account } from "../dev/fixture/account.mjs";
import { skip, until } from "./browser.mjs";
import { scene } from "./scene.mjs";

suite("rules and instructions", { skip }, () => {
  const { enter, control } = scene();

  test("a suggestion becomes a rule, in words before it stands", async () => {
    const { page, context, problems } = await enter({ path: "/rules/" });
    await page.getByRole("button", { name: "Make it a rule" }).click();
    await page.getByText(/Mark conversations as read from status@hosting.example without asking, at most 10/).waitFor();
    await page.getByRole("button", { name: "Let it stand" }).click();
    await until(async () => (await page.locator("main li h2").count()) === 2, "the rule is there");
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("a rule that does not say whom it is about is not made, and its field says so", async () => {
    const { page, context } = await enter({ path: "/rules/" });
    await page.getByRole("button", { name: "Write a rule" }).click();
    const from = page.getByLabel("From", { exact: true });
    await page.getByLabel("At most a day").fill("0");
    await page.getByRole("button", { name: "Let it stand" }).click();
    await until(() => from.evaluate((one) => one === document.activeElement), "the first fault has the focus");
    await page.getByText("Fill this in.").waitFor();
    await page.getByText("No less than 1.").waitFor();
    assert.equal(await page.locator("main li h2").count(), 1);
    await context.close();
  });

  test("a rule says how often it was used, and is gone when it is removed", async () => {
    const { page, context } = await enter({ path: "/rules/" });
    await page.getByText("Used 3 of 20 today.").waitFor();
    await page.getByRole("button", { name: /^Remove/ }).click();
    await page.getByRole("button", { name: "Yes, ask me again" }).click();
    await page.getByText("There is none yet").waitFor();
    await context.close();
  });

  test("a rule from before rules were signed says that it approves nothing", async () => {
    const { page, context } = await enter();
    const [rule] = account(Date.now()).rules;
    await control({ account: { rules: [{ ...rule, signed: false }] } });
    await page.goto("/rules/");
    await page.getByText("It approves nothing: it was made before rules were signed.").waitFor();
    await context.close();
  });

  test("an agent that asks about everything can be allowed to use them", async () => {
    const { page, context } = await enter({ path: "/rules/" });
    await page.getByRole("button", { name: "Let Email use your rules" }).click();
    await page.getByText("Some of your agents ask about everything").waitFor({ state: "hidden" });
    await context.close();
  });

  test("a plan without rules says what it takes, and offers no button that leads nowhere", async () => {
    const { page, context } = await enter();
    await control({ user: { plan: "free" }, account: { rules: [], suggestions: [] } });
    await page.goto("/rules/");
    await page.getByText("Rules come with Pro and Premium").waitFor();
    assert.equal(await page.getByRole("button", { name: "Write a rule" }).count(), 0);
    await context.close();
  });

  test("an instruction rewrites the task, and the person sees what they asked for", async () => {
    const { page, context, problems } = await enter();
    await page.getByRole("button", { name: "Send reply" }).waitFor();
    await page.keyboard.press("i");
    await page.getByLabel("In your own words").fill("say that Tuesday is fine");
    await page.keyboard.press("Control+Enter");
    await page.getByText("Being rewritten as you asked").waitFor();
    await page.getByText("You asked: say that Tuesday is fine").waitFor();
    await page.getByText("Tuesday is fine.", { exact: false }).first().waitFor();
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("an instruction that cannot be followed says so, and leaves the task as it was", async () => {
    const { page, context } = await enter();
    await page.getByRole("button", { name: "Send reply" }).waitFor();
    await page.keyboard.press("i");
    await page.getByLabel("In your own words").fill("as a haiku");
    await page.getByRole("button", { name: "Have it rewritten" }).click();
    await page.getByText("It stays as it was").waitFor();
    assert.equal((await control({})).tasks[0].revision, 1);
    await context.close();
  });
});
