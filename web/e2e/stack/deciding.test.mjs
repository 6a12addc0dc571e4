import assert from "node:assert/strict";
import { sign, until } from "../browser.mjs";
import { journeys } from "./journey.mjs";
import { enter, person } from "./person.mjs";

const ASKS = [
  {
    subject: "The contract",
    text: "Could you send me the signed contract by Friday?",
    from: "Ana Lima <ana@lima.example>",
  },
  { subject: "The invoice", text: "Could you send me the invoice for May?", from: "Ben Ott <ben@ott.example>" },
];

journeys("deciding", (journey) => {
  journey("one press signs one task, however fast the next follows", async ({ page }) => {
    const sam = await person({ mails: ASKS });
    await sam.waiting(2);
    await enter(page, sam);
    await sign(page);
    await page.keyboard.press("a");
    await page.keyboard.press("a");
    await page.locator("[data-task]").nth(1).waitFor({ state: "detached" });
    await until(async () => (await sam.journal()).length === 1, "one draft is made", 90);
    assert.equal((await sam.api("GET", "/tasks?view=waiting")).items.length, 1, "and the other waits");
  });

  journey("what was signed and carried out is taken back with Z, and waits again where it was", async ({ page }) => {
    const sam = await person({ mails: ASKS });
    const [first, second] = await sam.waiting(2);
    await enter(page, sam);
    await sign(page);
    await until(async () => (await sam.journal()).length === 1, "the draft is made", 90);
    await until(
      async () => (await sam.api("GET", `/tasks/${first.id}`)).status === "COMPLETED",
      "and its receipt is there",
      60,
    );
    await page.locator("article h1").focus();
    await page.keyboard.press("z");
    await until(
      async () => (await sam.api("GET", `/tasks/${first.id}`)).status === "AWAITING_APPROVAL",
      "it waits again",
      90,
    );
    const rows = () => page.locator("[data-task]").evaluateAll((all) => all.map((one) => one.dataset.task));
    await until(async () => (await rows()).join() === [first.id, second.id].join(), "where it was", 60);
    await until(
      async () => (await page.getByRole("button", { name: "Undo" }).count()) === 0,
      "no way back is left",
      30,
    );
    assert.deepEqual(
      (await sam.journal()).map(({ effect }) => effect),
      ["drafts.create", "drafts.delete"],
    );
  });

  journey("nothing is signed over words that were not kept, and what is kept is what is signed", async ({ page }) => {
    const sam = await person({ mails: ASKS.slice(0, 1) });
    const [task] = await sam.waiting(1);
    await enter(page, sam);
    await page.locator("article h1").waitFor();
    await page.keyboard.press("e");
    const text = page.getByLabel("Text", { exact: true });
    // Typed, as by hand: what a driver puts into a field of Firefox is not heard by the page.
    await text.focus();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("Dear Ana, here it is.");
    await page.keyboard.press("Escape");
    await page.getByText("Unsaved changes.").waitFor();
    await page.keyboard.press("a");
    await page.reload();
    await page.getByText("Unsaved changes.").waitFor();
    assert.equal((await sam.api("GET", `/tasks/${task.id}`)).status, "AWAITING_APPROVAL");
    await page.getByRole("button", { name: "Go on editing" }).click();
    await text.focus();
    const button = page.locator("form [data-bar] button").first();
    await until(
      async () => {
        if ((await button.getAttribute("aria-disabled")) === "true") return false;
        const isRead = !/Read to the end/.test(await button.innerText());
        await page.keyboard.press("Control+Enter");
        return isRead;
      },
      "it is read, kept and signed",
      60,
    );
    await until(async () => (await sam.journal()).length === 1, "the draft is made", 90);
    const { action, status } = await sam.api("GET", `/tasks/${task.id}`);
    assert.notEqual(status, "AWAITING_APPROVAL");
    assert.equal(action.body, "Dear Ana, here it is.");
  });

  journey("the whole conversation is read again at the provider", async ({ page }) => {
    const sam = await person({ mails: ASKS.slice(0, 1) });
    await sam.waiting(1);
    await enter(page, sam);
    const about = page.getByRole("region", { name: "What it is about" });
    await about.getByRole("heading", { name: "The whole conversation" }).scrollIntoViewIfNeeded();
    await about.getByRole("article").getByText("Could you send me the signed contract by Friday?").waitFor();
    await about.getByText("ana@lima.example").first().waitFor();
  });
});
