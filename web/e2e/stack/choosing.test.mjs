import assert from "node:assert/strict";
import { sign } from "../browser.mjs";
import { letter, PHONE, reads, signs } from "./desk.mjs";
import { journeys } from "./journey.mjs";
import { enter, person } from "./person.mjs";

const ASKS = {
  subject: "Saturday",
  text: "Hello Sam,\n\nare you coming to the fair on Saturday? How many chairs do you need?\n\nBest,\nAna",
};

journeys("choosing", (journey) => {
  for (const look of [{}, PHONE]) {
    journey(
      `what only the person knows they choose and fill in, and the draft says so${look.hasTouch ? ", on a phone" : ""}`,
      async ({ open }) => {
        const { page } = await open(look);
        const sam = await person({ mails: [ASKS] });
        const [{ id }] = await sam.waiting(1);
        await enter(page, sam, `/tasks/?id=${id}`);
        await reads(page, id);
        const asked = page.getByRole("region", { name: "What is asked" });
        await asked.getByText("How many chairs do you need?").waitFor();
        await asked.getByText("for you to choose").waitFor();
        await page.getByRole("radio", { name: /^Yes/ }).check();
        await asked.getByText("answered", { exact: true }).waitFor();
        await letter(page).getByLabel("number or amount").focus();
        await page.keyboard.type("four");
        await sign(page, () => signs(page).click());
        const { action } = await sam.stands(id, "COMPLETED");
        assert.match(action.body, /^Yes, that works for me\.$/m);
        assert.match(action.body, /^four$/m);
        assert.doesNotMatch(action.body, /get back to you|⟦/);
        await sam.did("drafts.create");
      },
    );
  }
});
