import { defineConfig } from "@lingui/conf";
import { formatter } from "@lingui/format-po";

export default defineConfig({
  sourceLocale: "en",
  locales: ["en", "de"],
  fallbackLocales: { default: "en" },
  catalogs: [{ path: "<rootDir>/src/words/{locale}", include: ["src"], exclude: ["**/words/**", "**/*.test.*"] }],
  format: formatter({ lineNumbers: false, printPlaceholdersInComments: true }),
});
