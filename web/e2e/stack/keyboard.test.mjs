import assert from "node:assert/strict";
import { until } from "../browser.mjs";
import { leadTo, listed, readOn, reads, rested, rows, write } from "./desk.mjs";
import { journeys } from "./journey.mjs";
import { enter, person, questions } from "./person.mjs";

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
    await page.getByRole("status").getByText("Countersigned.").waitFor({ state: "attached" });
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

  journey(
    "filter, decide several and take them back, snooze in words, teach, edit, instruct, find",
    async ({ page }) => {
      const sam = await person({ mails: questions(7) });
      await sam.waiting(7);
      await enter(page, sam);
      const order = await listed(page, 7);
      await page.keyboard.press("f");
      await until(() => page.evaluate(() => document.activeElement.tagName === "SELECT"), "the filters are open");
      await page.keyboard.type("Arch");
      await until(async () => (await rows(page)).length === 0, "no pile is in the list");
      await tabTo(page, /^Clear filters/);
      await page.keyboard.press("Enter");
      await listed(page, 7);

      await leadTo(page, order[1]);
      await page.keyboard.press("x");
      await leadTo(page, order[3]);
      await page.keyboard.press("Shift+X");
      await page.getByRole("region", { name: "Selected" }).getByText("3 selected").waitFor();
      await page.locator('section[aria-label="Selected"]:not(:has([aria-disabled]))').waitFor();
      await page.keyboard.press("Shift+R");
      const three = order.slice(1, 4);
      for (const id of three) await sam.stands(id, "REJECTED");
      await page.getByText("3 declined.").first().waitFor();
      await page.keyboard.press("z");
      for (const id of three) await sam.stands(id, "AWAITING_APPROVAL");
      await page.getByText("3 are back in the tray.").first().waitFor();
      assert.deepEqual(await listed(page, 7), order);

      const [snoozed, taught, edited, told] = order;
      await leadTo(page, snoozed);
      await rested(page);
      await page.keyboard.press("s");
      await page.getByRole("group", { name: "Show it again …" }).waitFor();
      await tabTo(page, /^Or in your own words/);
      await page.keyboard.type("tomorrow 9");
      await page.getByText("That is").waitFor();
      await page.keyboard.press("Enter");
      await until(async () => (await sam.task(snoozed)).snoozed_until, "it is snoozed", 30);

      await leadTo(page, taught);
      await page.keyboard.press("r");
      await page.getByRole("group", { name: "Decline, because …" }).waitFor();
      await tabTo(page, /^Never from this sender/);
      await page.keyboard.press("Enter");
      await sam.stands(taught, "REJECTED");
      assert.equal((await sam.api("GET", `/agents/${sam.agent}/learned`)).items.length, 1);

      await leadTo(page, edited);
      await rested(page);
      await page.keyboard.press("e");
      await write(page, "By Friday it is yours.");
      await page.locator("form:not(:has(button[aria-disabled]))").getByRole("button", { name: /sign/ }).waitFor();
      await page.keyboard.press("Control+Enter");
      assert.equal((await sam.stands(edited, "COMPLETED")).action.body, "By Friday it is yours.");

      await leadTo(page, told);
      await rested(page);
      await page.keyboard.press("i");
      await page.getByRole("group", { name: "Tell it what to change" }).waitFor();
      await page.keyboard.type("shorter");
      await page.keyboard.press("Control+Enter");
      const events = async () => (await sam.api("GET", `/tasks/${told}/events`)).items.map(({ type }) => type);
      await until(async () => (await events()).length > 1, "it was told", 30);

      const { summary } = await sam.task(edited);
      await page.keyboard.press("/");
      await page.keyboard.type(/ana\d/.exec(summary)[0]);
      await until(async () => (await rows(page)).join() === edited, "what was signed is found");
      await page.keyboard.press("Escape");
      await page.keyboard.press("Control+k");
      await page.getByRole("dialog").waitFor();
      await page.keyboard.type("Snoozed");
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/snoozed\//);
      await until(async () => (await rows(page)).join() === snoozed, "it is among what is snoozed");
    },
  );
});
