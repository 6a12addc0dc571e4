import assert from "node:assert/strict";
import { until } from "../browser.mjs";
import { readOn } from "./desk.mjs";
import { journeys } from "./journey.mjs";
import { anyName, deliver, enter, mailbox, person } from "./person.mjs";
import { journal } from "./place.mjs";

const READ_IT = /Read, write and send mail/;

async function toGoogle(page) {
  await page.goto("/accounts/");
  await page.getByRole("button", { name: "Connect Google" }).click();
  await page.getByRole("heading", { name: "Countersign wants to use your Google account" }).waitFor();
  const { y, height } = await page.getByRole("button", { name: "Allow" }).boundingBox();
  assert.ok(y + height <= page.viewportSize().height, "to allow it nobody has to scroll");
  assert.equal(await page.locator("[name=account]:checked").count(), 0, "nobody is chosen for them");
}

const allow = (page) => page.getByRole("button", { name: "Allow" }).click();

journeys("connecting a mailbox", (journey) => {
  journey("a new person connects by hand, and what they countersign is in their mailbox", async ({ page }) => {
    const account = await mailbox();
    await deliver(account, { subject: "The contract", text: "Could you please confirm receipt of this mail?" });
    await page.goto("/register/");
    await page.getByLabel("Your name").fill("Sam Person");
    await page.getByLabel("Email").fill(`${anyName()}@people.example`);
    await page.getByLabel("Password").fill("a long enough phrase");
    await page.getByRole("button", { name: "Open the account" }).click();
    await page.getByRole("heading", { name: "Waiting for you" }).waitFor();

    await toGoogle(page);
    await page.getByLabel(account).check();
    await allow(page);
    await page.getByRole("heading", { name: "Connected" }).waitFor();
    await page.getByRole("link", { name: "To what waits for you" }).click();

    await page
      .locator("article h1")
      .getByText(/ana@lima\.example|Ana Lima/)
      .waitFor();
    await readOn(page, () => page.getByRole("button", { name: "Read to the end first" }).click());
    await page.getByRole("button", { name: "Save draft" }).click();
    await until(async () => (await journal(account)).length > 0, "something was done in the mailbox", 90);
    assert.deepEqual(
      (await journal(account)).map(({ effect }) => effect),
      ["drafts.create"],
    );
  });

  journey("who says no connects nothing, and can start again", async ({ page }) => {
    const sam = await person({ connected: false });
    await enter(page, sam, "/accounts/");
    await toGoogle(page);
    await page.getByRole("button", { name: "Deny" }).click();
    await page.getByRole("heading", { name: "Not connected" }).waitFor();
    await page.getByText("You said no at the provider").waitFor();
    assert.deepEqual((await sam.api("GET", "/integrations")).items, []);
    await page.getByRole("link", { name: "Back to your accounts" }).click();
    await page.getByRole("button", { name: "Connect Google" }).waitFor();
  });

  journey("what was left unticked is said, and can be allowed later", async ({ page }) => {
    const sam = await person({ connected: false });
    await enter(page, sam, "/accounts/");
    await toGoogle(page);
    await page.getByLabel(sam.mailbox).check();
    await page.getByLabel(READ_IT).uncheck();
    await allow(page);
    await page.getByRole("heading", { name: "Connected" }).waitFor();
    await page.goto("/accounts/");
    await page.getByText("Not permitted yet").waitFor();
    await page.getByText("You left something unticked at the provider").waitFor();

    await page.getByRole("button", { name: "Connect again" }).first().click();
    await page.getByLabel(sam.mailbox).check();
    await allow(page);
    await page.getByRole("heading", { name: "Connected" }).waitFor();
    await page.goto("/accounts/");
    await page.getByText(sam.mailbox).first().waitFor();
    assert.equal(await page.getByText("Not permitted yet").count(), 0);
    assert.equal((await sam.api("GET", "/integrations")).items.length, 1);
  });

  journey(
    "going back from the provider leaves all as it was, and another account can be made there",
    async ({ page }) => {
      const sam = await person({ connected: false });
      const other = `${anyName()}@sandbox.example`;
      await enter(page, sam, "/accounts/");
      await toGoogle(page);
      await page.goBack();
      await toGoogle(page);
      await page.getByLabel("Create a new account").check();
      await page.getByLabel("Mail address of the new account").fill(other);
      await allow(page);
      await page.getByText(`${other} is yours to work with`).waitFor();

      await page.goBack();
      await page.getByRole("heading", { name: "Countersign wants to use your Google account" }).waitFor();
      await page.getByLabel(sam.mailbox).check();
      await allow(page);
      await page.getByRole("heading", { name: "Not connected" }).waitFor();
      assert.equal((await sam.api("GET", "/integrations")).items.length, 1, "a way back leads back once");
    },
  );
});
