import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { CODE, RECOVERY } from "../dev/fixture/account.mjs";
import { skip, until } from "./browser.mjs";
import { PASSWORD, scene } from "./scene.mjs";

suite("who can come in, and what is kept", { skip }, () => {
  const { enter, open, control } = scene();

  const prove = async (page) => {
    const dialog = page.getByRole("dialog", { name: "Is it still you?" });
    await dialog.getByLabel("Password").fill(PASSWORD);
    await dialog.getByRole("button", { name: "Go on" }).click();
    await dialog.waitFor({ state: "hidden" });
  };

  test("a second factor is set up, asked for at the door, and turned off again", async () => {
    const { page, context, problems } = await enter({ path: "/security/" });
    await page.getByRole("button", { name: "Set it up" }).click();
    await page.getByRole("img", { name: /Code to scan/ }).waitFor();
    await page.getByText("JBSW Y3DP").waitFor();
    await page.getByLabel("Code from the app").fill("000000");
    await page.getByRole("button", { name: "Turn it on" }).click();
    await page.locator("main [role=alert]").waitFor();
    await page.getByLabel("Code from the app").fill(CODE);
    await page.getByRole("button", { name: "Turn it on" }).click();
    await page.getByText(RECOVERY[0]).waitFor();
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Save as a file" }).click(),
    ]);
    assert.equal(saved.suggestedFilename(), "countersign-recovery-codes.txt");
    await page.getByRole("button", { name: "I have kept them" }).click();
    await page.getByText("3 recovery codes are left.").waitFor();
    assert.equal(await page.getByText(RECOVERY[0]).count(), 0);

    const door = await open();
    await door.page.goto("/sign-in/");
    await door.page.getByLabel("Email").fill("anna@sandberg-keramik.example");
    await door.page.getByLabel("Password").fill(PASSWORD);
    await door.page.getByRole("button", { name: "Sign in" }).click();
    await door.page.getByLabel("Code from your authenticator").fill(CODE);
    await door.page.getByRole("button", { name: "Sign in" }).click();
    await door.page.waitForURL((url) => url.pathname === "/");
    assert.deepEqual(door.problems, []);
    await door.context.close();

    await page.getByRole("button", { name: "Turn it off" }).click();
    await page.getByLabel("A code, to turn it off").fill(RECOVERY[1]);
    await page.getByRole("button", { name: "Turn it off" }).click();
    await page.getByRole("button", { name: "Set it up" }).waitFor();
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("where somebody else has come in another tab, nothing of who was here before is shown on", async () => {
    const { page, context } = await enter();
    await page.locator("article h1").waitFor();
    await page.waitForResponse((answer) => answer.url().includes("/api/v1/changes"));
    await page.route("**/auth/refresh", async (route) => {
      const response = await route.fetch();
      const session = await response.json();
      await route.fulfill({ response, json: { ...session, user: { ...session.user, id: "usr_eve", name: "Eve" } } });
    });
    await page.route(/\/api\/v1\/tasks(\?|\/tsk)/, () => undefined);
    await control({ expire: true });
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await page.locator("[data-task], article").first().waitFor({ state: "detached" });
    assert.equal(await page.locator("[data-task], article").count(), 0);
    await context.close();
  });

  test("what needs a fresh sign-in asks once for the password, and goes on by itself", async () => {
    const { page, context } = await enter({ path: "/your-data/" });
    await control({ account: { fresh: false } });
    await page.getByRole("button", { name: "Get an export" }).click();
    const dialog = page.getByRole("dialog", { name: "Is it still you?" });
    await dialog.getByLabel("Password").fill("not the password");
    await dialog.getByRole("button", { name: "Go on" }).click();
    await dialog.getByRole("alert").waitFor();
    await prove(page);
    await page.getByRole("link", { name: "Download" }).waitFor();
    await context.close();
  });

  test("rather not proving it leaves everything as it was", async () => {
    const { page, context } = await enter({ path: "/your-data/" });
    await control({ account: { fresh: false } });
    await page.getByRole("button", { name: "Get an export" }).click();
    await page.getByRole("dialog", { name: "Is it still you?" }).waitFor();
    await page.keyboard.press("Escape");
    await page.locator("main").getByText("This needs your password once more.").waitFor();
    assert.equal(await page.locator("main [role=alert]").count(), 0, "nothing went wrong");
    await page.getByRole("button", { name: "Say it now" }).click();
    await page.getByRole("button", { name: "Leave it" }).click();
    await page.getByRole("button", { name: "Say it now" }).click();
    await prove(page);
    await page.getByRole("link", { name: "Download" }).waitFor();
    await page.getByText("This needs your password once more.").waitFor({ state: "detached" });
    await page.reload();
    await page.getByRole("button", { name: "Get an export" }).click();
    await page.getByRole("button", { name: "Make a new one" }).waitFor();
    await context.close();
  });

  test("a session that is not known is ended, this one stays", async () => {
    const { page, context } = await enter({ path: "/security/" });
    await page.getByRole("button", { name: "End it: Safari on an iPhone" }).click();
    await until(async () => (await page.getByText("Safari on an iPhone").count()) === 0, "it is gone");
    await page.getByText("this one").waitFor();
    await page.getByRole("button", { name: "Sign out everywhere" }).click();
    await page.waitForURL(/\/sign-in\//);
    await context.close();
  });

  test("a letter's link verifies the address, where somebody is signed in and where nobody is", async () => {
    const { page, context } = await enter();
    await page.goto("/verify-email/#token=good");
    await page.getByText("Your address is verified").waitFor();
    assert.equal(page.url().includes("token"), false);
    await context.close();
    const stranger = await open();
    await stranger.page.goto("/verify-email/#token=spent");
    await stranger.page.locator("main [role=alert]").waitFor();
    await stranger.page.goto("/verify-email/#token=good");
    await stranger.page.getByText("Your address is verified").waitFor();
    await stranger.context.close();
  });

  test("a new address counts once its link is opened", async () => {
    const { page, context } = await enter({ path: "/security/" });
    await page.getByRole("button", { name: "Change the address" }).click();
    await page.getByLabel("New address").fill("anna@hofgasse.example");
    await page.getByRole("button", { name: "Send the link" }).click();
    await page.getByText("Nothing changes until you open it").waitFor();
    await page.goto("/confirm-email/#token=good");
    await page.getByText("Your new address counts").waitFor();
    await page.locator("main").getByText("anna@hofgasse.example").waitFor();
    await context.close();
  });

  test("Google signs in, asks for the code where there is one, and can be linked", async () => {
    const { page, context, problems } = await open();
    await control({ reset: "full", account: { factor: { on: true, left: 3 } } });
    await page.goto("/sign-in/");
    await page.getByRole("button", { name: "Continue with Google" }).click();
    await page.getByLabel("Code from your authenticator").fill(CODE);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL((url) => url.pathname === "/");
    await page.goto("/security/");
    await page.getByRole("button", { name: "Link another Google account" }).click();
    await page.waitForURL(/\/security\//);
    await page.getByText("anna@gmail.example").waitFor();
    await page.getByRole("button", { name: "Unlink anna@gmail.example" }).click();
    await until(async () => (await page.getByText("anna@gmail.example").count()) === 0, "it is gone");
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("an account is deleted only by who types its address, and is signed out", async () => {
    const { page, context } = await enter({ path: "/your-data/" });
    await page.getByRole("button", { name: "Delete the account" }).click();
    const last = page.getByRole("button", { name: "Delete my account" });
    assert.equal(await last.isDisabled(), true);
    await page.getByLabel(/to go on/).fill("anna@sandberg-keramik.example");
    await last.click();
    await page.waitForURL(/\/sign-in\//);
    await context.close();
  });
});
