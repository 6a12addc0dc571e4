import { fileURLToPath } from "node:url";
import { transformAsync } from "@babel/core";
import { defineConfig, type Plugin } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  plugins: [words()],
  test: { include: ["src/**/*.test.{ts,tsx}"], environment: "node", setupFiles: ["src/lib/language.ts"] },
});

/** What the compiler of the build does to `t` and `<Trans>`, done for the tests. */
function words(): Plugin {
  return {
    name: "words",
    enforce: "pre",
    async transform(code, id) {
      if (!/\.tsx?$/.test(id) || !code.includes("/macro")) return null;
      const made = await transformAsync(code, {
        filename: id,
        babelrc: false,
        configFile: false,
        sourceMaps: true,
        parserOpts: { plugins: ["typescript", "jsx"] },
        plugins: [["@lingui/babel-plugin-lingui-macro", { stripNonEssentialProps: false }]],
      });
      return made?.code ? { code: made.code, map: made.map } : null;
    },
  };
}
