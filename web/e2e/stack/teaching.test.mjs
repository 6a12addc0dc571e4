import assert from "node:assert/strict";
import { until } from "../browser.mjs";
import { decline, leadTo, listed } from "./desk.mjs";
import { journeys } from "./journey.mjs";
import { asks, deliver, enter, person } from "./person.mjs";

const from = (name) => ({
  from: `${name} <${name.toLowerCase()}@lima.example>`,
  subject: `From ${name}`,
  text: asks(),
});

journeys(
  "what a decision teaches",
  (journey) => {
    journey(
      "never from this sender: nothing more of theirs is proposed, until that is taken back",
      async ({ page }) => {
        const sam = await person({ mails: [from("Bea"), from("Cora")] });
        const tasks = await sam.waiting(2);
        const toBea = (task) => task.summary.includes("bea@lima.example");
        const { id } = tasks.find(toBea);
        /** What was proposed in a look that took in another's mail, too. */
        const proposedAfter = async (...names) => {
          const before = (await sam.api("GET", "/tasks?limit=100")).items.length;
          for (const name of names) await deliver(sam.mailbox, from(name));
          await sam.scan();
          const other = names.at(-1).toLowerCase();
          let items;
          const look = async () => {
            ({ items } = await sam.api("GET", "/tasks?limit=100"));
            return items.length > before && items.some(({ summary }) => summary.includes(other));
          };
          await until(look, `${other} was read`, 90);
          return items;
        };
        await enter(page, sam);
        await listed(page, 2);
        await leadTo(page, id);
        await decline(page, /^Never from this sender/);
        await sam.stands(id, "REJECTED");
        assert.deepEqual((await proposedAfter("Bea", "Dora")).filter(toBea), []);

        await page.goto("/agents/");
        const learned = page.getByRole("region", { name: "What it learned from you" });
        await learned.getByText("bea@lima.example").first().waitFor();
        await learned.getByRole("link", { name: "the task" }).click();
        await page.locator(`#title-${id}`).waitFor();
        await page.goBack();
        await learned.getByRole("button", { name: /^Forget/ }).click();
        await learned.getByRole("button", { name: "Yes, forget it" }).click();
        await learned.waitFor({ state: "hidden" });
        assert.equal((await proposedAfter("Bea", "Emma")).filter(toBea).length, 1);
      },
    );
  },
  { first: true },
);
