import assert from "node:assert/strict";
import { sign, until } from "../browser.mjs";
import { listed, PHONE, reads, rested, rows } from "./desk.mjs";
import { journeys } from "./journey.mjs";
import { enter, person, questions } from "./person.mjs";

journeys(
  "when something is in the way",
  (journey) => {
    journey(
      "while paused a banner says so and the decisions stay in view; what is signed waits until it is resumed",
      async ({ page }) => {
        const sam = await person({ mails: questions(2) });
        await sam.waiting(2);
        await enter(page, sam, "/your-data/");
        await page.getByRole("button", { name: "Pause everything" }).click();
        await page.getByRole("button", { name: "Resume" }).first().waitFor();
        await page.goto("/");
        await page.getByText("You paused Countersign.").waitFor();
        const [first] = await listed(page, 2);
        const { y, height } = await page.locator("article footer").boundingBox();
        assert.equal(Math.round(y + height), page.viewportSize().height, "the bar stands at the foot of the window");
        assert.equal(await page.evaluate(() => document.documentElement.scrollHeight), page.viewportSize().height);
        await sign(page);
        await sam.stands(first, "APPROVED");
        await until(async () => (await sam.task(first)).blocked_by, "it is held up", 60);
        assert.deepEqual(await sam.journal(), []);
        await page.getByRole("button", { name: "Resume" }).click();
        await page.getByText("You paused Countersign.").waitFor({ state: "detached" });
        await sam.stands(first, "COMPLETED");
        await sam.did("drafts.create");
      },
    );

    journey(
      "offline is said, nothing is lost, and the same press works once the line is back",
      async ({ page, context }) => {
        const sam = await person({ mails: questions(2) });
        await sam.waiting(2);
        await enter(page, sam);
        const order = await listed(page, 2);
        await context.setOffline(true);
        await sign(page);
        await page.getByRole("alert").filter({ hasText: "You are offline." }).first().waitFor();
        assert.deepEqual(await listed(page, 2), order);
        await context.setOffline(false);
        await page.getByRole("region", { name: "Messages" }).getByText("You are online again.").first().waitFor();
        await page.getByText("This was not sent.").waitFor();
        assert.equal(await page.getByText("You are offline.").count(), 0);
        await reads(page, order[0]);
        await sign(page);
        await sam.stands(order[0], "COMPLETED");
        await until(async () => (await rows(page)).join() === order[1], "the list follows");
        await sam.did("drafts.create");
      },
    );

    journey("on a phone, too, who is offline stays where they are", async ({ open }) => {
      const sam = await person({ mails: questions(2) });
      const [{ id }] = await sam.waiting(2);
      const { page, context } = await open(PHONE);
      await enter(page, sam);
      await page.locator(`[data-task="${id}"]`).click();
      await rested(page);
      await context.setOffline(true);
      await sign(page, () => page.locator("[data-signs]").click());
      await page.getByRole("alert").filter({ hasText: "You are offline." }).last().waitFor();
      await reads(page, id);
      await context.setOffline(false);
      await page.getByText("This was not sent.").waitFor();
      await sign(page, () => page.locator("[data-signs]").click());
      await sam.stands(id, "COMPLETED");
      await sam.did("drafts.create");
    });

    journey(
      "who signs out in another tab is asked to sign in again, and goes on where they were",
      async ({ page, context }) => {
        const sam = await person({ mails: questions(1) });
        const [{ id }] = await sam.waiting(1);
        await enter(page, sam, `/tasks/?id=${id}`);
        await reads(page, id);
        const other = await context.newPage();
        await other.goto("/");
        await listed(other, 1);
        await other.keyboard.press("Control+k");
        await other.getByPlaceholder("What would you like to do?").fill("sign out");
        await other.keyboard.press("Enter");
        await other.waitForURL(/\/sign-in\//);
        await page.bringToFront();
        await until(
          async () => {
            if (page.url().includes("/sign-in/")) return true;
            await page.keyboard.press("a");
            return false;
          },
          "the first tab leads to the door",
          30,
        );
        assert.equal((await sam.task(id)).status, "AWAITING_APPROVAL", "nothing was signed after signing out");
        await page.getByLabel("Email").fill(sam.email);
        await page.getByLabel("Password").fill(sam.password);
        await page.getByRole("button", { name: "Sign in", exact: true }).click();
        await reads(page, id);
      },
    );

    journey(
      "what was decided in another tab leaves this one, and who decides it again elsewhere is told",
      async ({ page, context, open }) => {
        const sam = await person({ mails: questions(3) });
        await sam.waiting(3);
        await enter(page, sam);
        const [first, second, third] = await listed(page, 3);
        const tab = await context.newPage();
        await tab.goto("/");
        await listed(tab, 3);
        await sign(tab);
        await sam.stands(first, "COMPLETED");
        await until(async () => (await rows(page)).join() === [second, third].join(), "the other tab follows");

        // A device that has not heard of it yet.
        const elsewhere = await open();
        await enter(elsewhere.page, sam);
        await listed(elsewhere.page, 2);
        await elsewhere.page.route("**/api/v1/changes*", (route) => route.abort());
        await page.bringToFront();
        await reads(page, second);
        await page.keyboard.press("r");
        await page.getByRole("button", { name: "Just decline" }).click();
        await sam.stands(second, "REJECTED");
        await sign(elsewhere.page);
        await elsewhere.page
          .getByRole("alert")
          .filter({ hasText: "does not wait for a decision any more" })
          .first()
          .waitFor({ state: "attached" });
        assert.equal((await sam.task(second)).status, "REJECTED");
        await until(async () => (await rows(elsewhere.page)).join() === third, "its list follows");
        await sam.did("drafts.create");
      },
    );
  },
  { first: true },
);
