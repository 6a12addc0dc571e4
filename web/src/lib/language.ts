import { i18n, type Messages } from "@lingui/core";
import { messages as english } from "@/words/en";

type Sentences = typeof import("./known-sentences");
type Catalog = { messages: Messages; sentences?: Sentences };

/** What the app can speak, by the name that each has for itself. A language is a file in `src/words`, and a row here. */
export const LANGUAGES = {
  en: { name: "English", load: async (): Promise<Catalog> => ({ messages: english }) },
  de: {
    name: "Deutsch",
    load: async (): Promise<Catalog> => {
      const [{ messages }, sentences] = await Promise.all([import("@/words/de"), import("./known-sentences")]);
      return { messages, sentences };
    },
  },
} as const;

export type Language = keyof typeof LANGUAGES;

const KEPT = "countersign.language";

/** Whose words are spoken to somebody of this locale; English to whoever speaks none of ours. */
export function languageOf(locale: string): Language {
  const [language = ""] = locale.toLowerCase().split("-");
  return language in LANGUAGES ? (language as Language) : "en";
}

/** What was spoken in this browser last; else the first of its languages that the app speaks. `dev/boot.js` says the same. */
export function firstLanguage(): Language {
  const last = kept();
  const known = (last ? [last] : navigator.languages).map((one) => one.toLowerCase().split("-")[0] ?? "");
  return (known.find((one) => one in LANGUAGES) as Language | undefined) ?? "en";
}

/** Sentences of the API in the language that is spoken; none in English, in which it says them. */
export let known: Sentences | undefined;

export function know(all: Sentences | undefined) {
  known = all;
}

let wanted: Language | undefined;
let speaking: Promise<unknown> = Promise.resolve();

/** Once what was begun to be spoken last is spoken, or could not be. */
export const spoken = (): Promise<unknown> => speaking.catch(() => undefined);

/** Speak it from now on. Where its words cannot be had, what is spoken stays; whoever asks last is heeded, however long
 * the words of the one before take. */
export function speak(language: Language): Promise<void> {
  wanted = language;
  const begun = begin(language);
  speaking = begun;
  return begun;
}

async function begin(language: Language): Promise<void> {
  try {
    if (language !== i18n.locale) {
      const { messages, sentences } = await LANGUAGES[language].load();
      if (wanted !== language) return;
      know(sentences);
      i18n.loadAndActivate({ locale: language, messages });
    }
    document.documentElement.lang = language;
  } finally {
    delete document.documentElement.dataset.words;
  }
  keep(language);
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function keep(language: Language) {
  try {
    localStorage.setItem(KEPT, language);
  } catch {
    // A browser that keeps nothing speaks it all the same.
  }
}

// What has no entry in a catalog is English without anything to fill in (dev/words.mjs), and so stands as it is. Without a
// compiler Lingui warns of every such sentence each time it is drawn, which took a third of the time to a first list.
if (process.env.NODE_ENV === "production") i18n.setMessagesCompiler((plain) => [plain]);
// What the pages were built with, and so what they are in until they are alive.
i18n.loadAndActivate({ locale: "en", messages: english });

export { i18n };
