import { until } from "../browser.mjs";

const SECONDS = 60;
const EVERY_MS = 250;

/** The letter to somebody on the page of letters, where `page` is. It goes out after what it is about, and the page has
 * what was sent when it was asked for, so it is asked again. */
export async function sentTo(page, email, subject) {
  const letter = page
    .locator("article", { hasText: email })
    .filter({ has: page.getByRole("heading", { name: subject }) });
  await until(
    async () => {
      await page.getByRole("link", { name: "Look again" }).click();
      return (await letter.count()) === 1;
    },
    `a letter to ${email}: ${subject}`,
    SECONDS,
    EVERY_MS,
  );
  return letter;
}
