import assert from "node:assert/strict";
import { journeys } from "./journey.mjs";
import { sentTo } from "./letters.mjs";
import { anyName, enter, person } from "./person.mjs";

async function toGoogle(page) {
  await page.goto("/sign-in/");
  await page.getByRole("button", { name: "Continue with Google" }).click();
  await page.getByRole("heading", { name: "Countersign wants to use your Google account" }).waitFor();
}

journeys("signing in", (journey) => {
  journey("Continue with Google opens an account, and leads into the same one again", async ({ page, open }) => {
    const email = `${anyName()}@people.example`;
    await toGoogle(page);
    await page.getByLabel("Create a new account").check();
    await page.getByLabel("Mail address of the new account").fill(email);
    await page.getByLabel("Name (may stay empty)").fill("Kim Other");
    await page.getByRole("button", { name: "Allow" }).click();
    await page.getByRole("heading", { name: "Waiting for you" }).waitFor();

    const elsewhere = await open();
    await toGoogle(elsewhere.page);
    await elsewhere.page.getByLabel(email).check();
    await elsewhere.page.getByRole("button", { name: "Allow" }).click();
    await elsewhere.page.getByRole("heading", { name: "Waiting for you" }).waitFor();
    await elsewhere.page.goto("/security/");
    await elsewhere.page.getByText(email).first().waitFor();
  });

  journey("who says no to Google is not signed in", async ({ page }) => {
    await toGoogle(page);
    await page.getByRole("button", { name: "Deny" }).click();
    await page.getByRole("heading", { name: "Not signed in" }).waitFor();
    await page.getByRole("link", { name: "Back to signing in" }).click();
    await page.getByRole("button", { name: "Continue with Google" }).waitFor();
  });

  journey("the letter for a forgotten password is one click away on a laptop", async ({ page }) => {
    const sam = await person({ connected: false });
    await page.goto("/forgot-password/");
    await page.getByLabel("Email").fill(sam.email);
    await page.getByRole("button", { name: "Send the link" }).click();
    await page.getByRole("link", { name: "Letters sent from this laptop" }).click();
    const letter = await sentTo(page, sam.email, "A new password for Countersign");
    await letter.getByRole("link").click();
    await page.waitForURL(({ pathname, hash }) => pathname === "/reset-password/" && !hash);
    await page.getByLabel("New password").fill("another long enough phrase");
    await page.getByRole("button", { name: "Set this password" }).click();
    await page.getByRole("heading", { name: "The new password counts" }).waitFor();
    await page.goto("/reset-password/");
    await page.getByText("This link is not whole").waitFor();
    assert.equal(await page.getByRole("button", { name: "Set this password" }).isDisabled(), true);
    await enter(page, { ...sam, password: "another long enough phrase" });
  });
});
