import assert from "node:assert/strict";
import { until } from "../browser.mjs";
import { decline, leadTo, listed } from "./desk.mjs";
import { journeys } from "./journey.mjs";
import { asks, deliver, enter, person } from "./person.mjs";

/** A newsletter of somebody's. */
const news = (name) => ({
  from: `${name} <news@${name.toLowerCase()}.example>`,
  subject: `${name} of this week`,
  text: "What is new this week. To stop these letters, unsubscribe below.",
  more: [
    `List-Id: ${name} <news.${name.toLowerCase()}.example>`,
    `List-Unsubscribe: <https://${name.toLowerCase()}.example/u/1>`,
    "Precedence: bulk",
    `Authentication-Results: mx.google.com; dmarc=pass header.from=${name.toLowerCase()}.example`,
  ],
});

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

    journey(
      "never from one of the three whom a pile is from: that one alone is learned, by itself and among others",
      async ({ page }) => {
        const taught = async (sam) => (await sam.api("GET", `/agents/${sam.agent}/learned`)).items;
        const pileOf = async (sam) => {
          const [pile] = await sam.waiting(1);
          assert.equal(pile.teaches.senders.length, 3);
          return pile;
        };
        const mails = ["Kiln", "Wheel", "Glaze"].map(news);
        const [sam, eve] = await Promise.all([person({ mails }), person({ mails })]);
        const pile = await pileOf(sam);
        await enter(page, sam);
        await listed(page, 1);
        await page.keyboard.press("r");
        await page.getByRole("button", { name: "Never from some of them …" }).click();
        const last = page.getByRole("button", { name: "Never from the chosen" });
        assert.equal(await last.isDisabled(), true);
        await page.getByRole("checkbox", { name: "news@wheel.example" }).check();
        await last.click();
        await sam.stands(pile.id, "REJECTED");
        await page.getByText("Nothing more from news@wheel.example.").first().waitFor();
        const [learned, ...others] = await taught(sam);
        assert.deepEqual(
          [learned.params, learned.learned_from, others],
          [{ who: "news@wheel.example" }, [pile.id], []],
        );
        await page.getByRole("link", { name: "See what it learned" }).click();
        await page.waitForURL(/\/agents\//);
        const shown = page.getByRole("region", { name: "What it learned from you" });
        await shown.getByText("news@wheel.example").first().waitFor();
        await until(
          () => page.evaluate(() => document.activeElement.textContent === "What it learned from you"),
          "who follows the link is led to it",
        );
        await shown.getByRole("button", { name: /^Forget/ }).click();
        await shown.getByRole("button", { name: "Yes, forget it" }).click();
        await shown.waitFor({ state: "hidden" });
        assert.deepEqual(await taught(sam), []);

        const { id, digest } = await pileOf(eve);
        const never = { decision: "reject", reason: "never_from_sender" };
        const decide = async (more) =>
          (await eve.api("POST", "/tasks/decisions", { decisions: [{ task_id: id, digest, ...never, ...more }] }))
            .results[0];
        assert.equal((await decide({})).problem.code, "invalid_input", "whom, is not said");
        assert.equal((await decide({ senders: ["news@glaze.example"] })).ok, true);
        assert.deepEqual(
          (await taught(eve)).map(({ params }) => params),
          [{ who: "news@glaze.example" }],
        );
      },
    );
  },
  { first: true },
);
