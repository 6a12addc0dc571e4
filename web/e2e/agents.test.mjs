import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { skip, until } from "./browser.mjs";
import { scene } from "./scene.mjs";

suite("agents", { skip }, () => {
  const { enter, control } = scene();

  test("an agent says of every sentence whether it understood it, and what", async () => {
    const { page, context, problems } = await enter({ path: "/agents/" });
    const told = page.getByRole("list", { name: "What you told it" });
    await told.getByText("Answer suppliers formally.").waitFor();
    await told.getByText("it is for a language model only").waitFor();
    await told.getByText("Understood: Nothing more from craft-council.example").waitFor();

    await page.getByRole("button", { name: "Edit" }).click();
    await page.getByText("What it understands").click();
    await page.getByText("Mails from clara@example.org first.").waitFor();
    await page.getByLabel("What it should know").fill("Leave everything from kiln.example to me.\nAfter the holidays.");
    await page.getByRole("button", { name: "Save" }).click();
    await told.getByText("Understood, and not followed").waitFor();
    assert.equal(await page.getByLabel("What it should know").count(), 0);
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("how often a plan looks is said before it is asked for more, and what it would refuse stands at its field", async () => {
    const { page, context } = await enter({ path: "/agents/" });
    await page.getByRole("button", { name: "Edit" }).click();
    await page.getByText("The Pro plan allows one look every 15 minutes.").waitFor();
    const minutes = page.getByLabel("Looks every … minutes");
    await minutes.fill("5");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("No less than 15.").waitFor();
    assert.equal(await minutes.getAttribute("aria-invalid"), "true");
    await until(() => minutes.evaluate((one) => one === document.activeElement), "it has the focus");
    await minutes.fill("30");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("every 30 minutes.").waitFor();
    await context.close();
  });

  test("what was typed for an agent and not saved is there again", async () => {
    const { page, context } = await enter({ path: "/agents/" });
    await page.getByRole("button", { name: "Edit" }).click();
    await page.getByLabel("What it should know").fill("Ignore newsletters.");
    await page.reload();
    await page.getByText("Not saved yet.").waitFor();
    assert.equal(await page.getByLabel("What it should know").inputValue(), "Ignore newsletters.");
    await page.getByRole("button", { name: "Discard" }).click();
    await page.getByRole("list", { name: "What you told it" }).waitFor();
    await context.close();
  });

  test("what it learned stands there with the tasks that it comes from, and is forgotten one by one or all at once", async () => {
    const { page, context, problems } = await enter({ path: "/agents/" });
    const learned = page.getByRole("region", { name: "What it learned from you" });
    await learned.getByText("Nothing more from news@kiln-weekly.example").waitFor();
    await learned.getByText("From what you declined").waitFor();
    assert.equal(await learned.getByRole("link", { name: "task 2" }).getAttribute("href"), "/tasks/?id=tsk_000010");
    await learned.getByRole("button", { name: "Forget: Nothing more from" }).click();
    await learned.getByRole("button", { name: "Keep it" }).click();
    assert.equal(await learned.getByRole("listitem").count(), 2);
    await learned.getByRole("button", { name: "Forget: Nothing more from" }).click();
    await learned.getByRole("button", { name: "Yes, forget it" }).click();
    await until(async () => (await learned.getByRole("listitem").count()) === 1, "one is left");

    await control({ reset: "full" });
    await page.reload();
    await learned.getByRole("button", { name: "Forget all of it" }).click();
    await learned.getByRole("button", { name: "Yes, forget all of it" }).click();
    await learned.waitFor({ state: "hidden" });
    assert.deepEqual(problems, []);
    await context.close();
  });
});
