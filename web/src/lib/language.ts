import { i18n } from "@lingui/core";
import { messages as english } from "@/words/en";

/** What the app can speak. English stands in the sources; its catalog holds what had to be compiled. */
i18n.loadAndActivate({ locale: "en", messages: english });

export { i18n };
