import assert from "node:assert/strict";
import { until } from "../browser.mjs";
import { journeys } from "./journey.mjs";
import { sentTo } from "./letters.mjs";
import { anyName, mailbox } from "./person.mjs";
import { place } from "./place.mjs";

journeys(
  "in German",
  (journey) => {
    journey(
      "who comes with a German browser gets German pages, the hours of a day as 24, and German letters",
      async ({ open }) => {
        const { page } = await open({ locale: "de-DE" });
        const email = `${anyName()}@people.example`;
        await page.goto("/register/");
        await page.getByRole("heading", { name: "Konto eröffnen" }).waitFor();
        await until(async () => (await page.title()) === "Konto eröffnen · Countersign", "the title is German");
        await page.getByLabel("E-Mail").fill("grete");
        await page.getByRole("button", { name: "Konto eröffnen" }).click();
        await page.getByText("Schreiben Sie die ganze Adresse").waitFor();
        assert.equal(await page.getByText("Füllen Sie dies aus.").count(), 2, "the name and the password");
        assert.equal(await page.evaluate(() => document.activeElement.getAttribute("name")), "name");
        await page.getByLabel("Ihr Name").fill("Grete Muster");
        await page.getByLabel("E-Mail").fill(email);
        assert.equal(await page.getByText("Füllen Sie dies aus.").count(), 1, "what is filled in is not complained of");
        await page.getByLabel("Passwort").fill("ein ganz langer Satz");
        await page.getByRole("button", { name: "Konto eröffnen" }).click();
        await page.getByRole("heading", { name: "Wartet auf Sie" }).waitFor();
        assert.equal(await page.evaluate(() => document.documentElement.lang), "de");

        await page.goto("/settings/");
        await page.getByText("Ihr Name steht unter dem, was Sie gegenzeichnen.").waitFor();
        const shown = await page.getByText(/^Jetzt, wie Sie es sehen werden/).innerText();
        assert.match(shown, /: \p{L}+, \d+\. \p{L}+ \d{4} um ([01]\d|2[0-3]):\d\d/u);
        assert.doesNotMatch(shown, /[AP]M\b/i);
        assert.equal(await page.getByLabel("Sprache und Region").inputValue(), "de-DE");

        await page.goto(place().letters_url);
        const letter = await sentTo(page, email, "Bestätigen Sie Ihre Adresse für Countersign");
        await letter.getByText("Bestätigen Sie, dass es Ihre ist").waitFor();
        await letter.getByRole("link").click();
        await page.getByRole("heading", { name: "Ihre Adresse ist bestätigt" }).waitFor();
        assert.equal(await page.title(), "Ihre Adresse ist bestätigt · Countersign");

        const account = await mailbox();
        await page.goto("/accounts/");
        await page.getByRole("button", { name: "Google verbinden" }).click();
        await page.getByLabel(account).check();
        await page.getByRole("button", { name: "Allow" }).click();
        await page.getByRole("heading", { name: "Verbunden" }).waitFor();
      },
    );
  },
  { first: true },
);
