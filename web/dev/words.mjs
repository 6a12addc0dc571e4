// The words of the app, from its sources: `src/words/<language>.po` for those who translate, `.ts` for the build.
//   node dev/words.mjs            compile, so that the app can be built, checked and tested
//   node dev/words.mjs extract    also bring the translators' files up to date with the sources
//   node dev/words.mjs check      fail where that would change them, or where a translation is missing
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const WORDS = "src/words";
const SOURCE = `${WORDS}/en`;
const [wanted = "compile"] = process.argv.slice(2);

const before = translations();
if (wanted === "compile") lingui("extract", "--clean", "--locale", "en");
else lingui("extract", "--clean");
const after = translations();
if (wanted === "check") {
  restore(before);
  const stale = Object.keys(after).filter((file) => after[file] !== before[file]);
  if (stale.length) fail(`${stale.join(", ")}: not what the sources say. Run: node dev/words.mjs extract`);
}
lingui("compile", "--typescript", ...(wanted === "check" ? ["--strict"] : []));
writeFileSync(`${SOURCE}.ts`, shortened(readFileSync(`${SOURCE}.ts`, "utf8")));

/** English stands in the sources, so its catalog holds just what has to be compiled: numbers, names, marked words. */
function shortened(compiled) {
  return compiled.replace(/JSON\.parse\((".*")\)/s, (_, text) => {
    const messages = Object.entries(JSON.parse(JSON.parse(text)));
    const made = messages.filter(([, parts]) => parts.some((part) => typeof part !== "string" || part.includes("<")));
    return `JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(made)))})`;
  });
}

function translations() {
  const files = readdirSync(WORDS).filter((name) => name.endsWith(".po") && name !== "en.po");
  return Object.fromEntries(files.map((name) => [name, readFileSync(`${WORDS}/${name}`, "utf8")]));
}

function restore(files) {
  for (const [name, text] of Object.entries(files)) writeFileSync(`${WORDS}/${name}`, text);
}

function lingui(...call) {
  try {
    execFileSync(process.execPath, ["node_modules/@lingui/cli/dist/lingui.js", ...call], { encoding: "utf8" });
  } catch (failed) {
    fail(`${failed.stdout}${failed.stderr}`);
  }
}

function fail(why) {
  console.error(why);
  process.exit(1);
}
