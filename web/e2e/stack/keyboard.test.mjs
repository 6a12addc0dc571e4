import assert from "node:assert/strict";
import { until } from "../browser.mjs";
import { listed, readOn, reads } from "./desk.mjs";
import { journeys } from "./journey.mjs";
import { person, questions } from "./person.mjs";

/** Tab on until what has the focus is called so. */
async function tabTo(page, name) {
  const focused = () =>
    page.evaluate(() => {
      const { activeElement: one } = document;
      return one?.labels?.[0]?.innerText ?? one?.innerText ?? "";
    });
  for (let steps = 0; !name.test((await focused()).trim()); steps++) {
    assert.ok(steps < 80, `Tab leads to ${name}`);
    await page.keyboard.press("Tab");
  }
}

journeys("by the keyboard alone", (journey) => {
  journey("sign in, read on, countersign, decline with a reason, and change a setting", async ({ page }) => {
    const sam = await person({ mails: questions(3) });
    await sam.waiting(3);
    await page.goto("/sign-in/");
    await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
    await tabTo(page, /^Email/);
    await page.keyboard.type(sam.email);
    await tabTo(page, /^Password/);
    await page.keyboard.type(sam.password);
    await page.keyboard.press("Enter");

    const [first, second, third] = await listed(page, 3);
    await page.keyboard.press("j");
    await reads(page, second);
    await readOn(page);
    await page.keyboard.press("a");
    await sam.stands(second, "COMPLETED");
    await sam.did("drafts.create");

    await reads(page, third);
    await page.keyboard.press("r");
    await page.getByRole("group", { name: "Decline, because …" }).waitFor();
    await tabTo(page, /^It is wrong/);
    await page.keyboard.press("Enter");
    await sam.stands(third, "REJECTED");
    const { items } = await sam.api("GET", `/tasks/${third}/events`);
    assert.equal(items.find(({ type }) => type === "rejected").data.reason, "wrong");
    await reads(page, first);

    await page.keyboard.press("g");
    await page.keyboard.press(",");
    await page.waitForURL(/\/settings\//);
    await page.getByLabel("Name", { exact: true }).waitFor();
    await tabTo(page, /^Name$/);
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("Sam of the Keys");
    await page.keyboard.press("Enter");
    await until(async () => (await sam.api("GET", "/users/me")).name === "Sam of the Keys", "it is saved", 30);
    await page.getByRole("status").getByText("Saved.").first().waitFor({ state: "attached" });
  });
});
