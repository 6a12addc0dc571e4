// The words of the app, from its sources: `src/words/<language>.po` for those who translate, `.ts` for the build.
//   node dev/words.mjs            compile, so that the app can be built, checked and tested
//   node dev/words.mjs extract    also bring the translators' files up to date with the sources
//   node dev/words.mjs check      fail where that would change them, or where a translation is missing
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { generateMessageId } from "@lingui/message-utils/generateMessageId";

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

/** English stands in the sources, so its catalog holds just what has to be compiled: numbers, names, marked words. What
 * the API says is English as it comes. */
function shortened(compiled) {
  const told = ids(["kept", "sentences"].map((table) => `src/lib/api/generated/${table}.gen.ts`));
  return compiled.replace(/JSON\.parse\((".*")\)/s, (_, text) => {
    const messages = Object.entries(JSON.parse(JSON.parse(text)));
    const made = messages.filter(
      ([id, parts]) => !told.has(id) && parts.some((part) => typeof part !== "string" || part.includes("<")),
    );
    return `JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(made)))})`;
  });
}

/** Of the sentences that stand in these sources and in no other. */
function ids(sources) {
  const entries = readFileSync(`${WORDS}/en.po`, "utf8").split("\n\n");
  const alone = entries.filter((entry) => {
    const origins = [...entry.matchAll(/^#: (.*)$/gm)].map(([, origin]) => origin);
    return origins.length > 0 && origins.every((origin) => sources.includes(origin));
  });
  const unquoted = (entry, name) =>
    [...(entry.match(new RegExp(`^${name} ((?:".*"\n?)+)`, "m"))?.[1] ?? "").matchAll(/"(.*)"/g)]
      .map(([text]) => JSON.parse(text))
      .join("");
  return new Set(alone.map((entry) => generateMessageId(unquoted(entry, "msgid"), unquoted(entry, "msgctxt"))));
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
