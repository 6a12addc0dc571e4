// Writes the typed client from openapi.json, and the tables of the web app from catalog.json. With --check: fails if the one in the tree differs.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const WORDS = /"said (\w+)": ("(?:[^"\\]|\\.)*")/g;
const TEMPLATE = /\{\s*"made of": ("(?:[^"\\]|\\.)*")\s*\}/g;
const home = "src/lib/api/generated";
const check = process.argv.includes("--check");
const scratch = check ? mkdtempSync(join(tmpdir(), "client-")) : undefined;
const target = scratch ? join(scratch, "generated") : home;

const generator = ["--import", "./dev/typescript-6.mjs", "node_modules/@hey-api/openapi-ts/dist/run.mjs", "--silent"];
const ran = spawnSync(process.execPath, generator, { stdio: "inherit", env: { ...process.env, CLIENT_OUT: target } });
if (ran.status !== 0) process.exit(ran.status ?? 1);

// The generator's notes to itself are not ours to keep.
for (const [name, text] of contents(target)) {
  const kept = text.replace(/^\s*\/\/ TODO.*\n/gm, "");
  if (kept !== text) writeFileSync(join(target, name), kept);
}

// The types are the generator's; what carries a call is ours, and a good deal lighter.
const index = join(target, "client", "index.ts");
writeFileSync(
  index,
  readFileSync(index, "utf8")
    .replace(/^export \{ createClient \} .*$/m, "export { createClient, createConfig } from '../../transport';")
    .replace(/^export \{ createConfig, mergeHeaders \} .*\n/m, ""),
);

const { paths } = JSON.parse(readFileSync("openapi.json", "utf8"));
const checks = join(target, "valibot.gen.ts");
writeFileSync(checks, sentOnly(readFileSync(checks, "utf8")));

const open = Object.entries(paths)
  .filter(([, methods]) => Object.values(methods).every(({ security }) => !security))
  .map(([path]) => path)
  .sort();
writeFileSync(
  join(target, "open.gen.ts"),
  `/** Paths that take no access token. */\nexport const open: ReadonlySet<string> = new Set(${JSON.stringify(open, null, 2)});\n`,
);

// A table each, so that a page loads no more of the catalog than it shows.
const { agents, instructions, kinds, preferences, providers, kept, sentences } = JSON.parse(
  readFileSync("catalog.json", "utf8"),
);
// Of what an item is made of, only who it is from: a list names people first.
const unnested = ({ fields, many, ...field }) => {
  const from = fields?.find(({ role }) => role === "correspondent")?.name;
  return { ...field, ...(many ? { many } : {}), ...(from ? { from } : {}) };
};
table("kinds", kinds, ({ family, shape, verb, doing, done, noun, editable, fields }) => ({
  ...{ family, shape, editable },
  ...said({ verb, doing, done, noun }),
  fields: fields.map(unnested),
}));
table("rules", kinds, ({ rule_does: does, pins, editable, fields }) => {
  const who = pins.find(({ pin }) => pin !== "text");
  const own = fields.filter(
    ({ name, role }) =>
      !["place", "reference"].includes(role) && !editable.includes(name) && pins.some(({ path }) => path === name),
  );
  return { ...said({ does }), who: who?.path, pin: who?.pin, own: own.map(({ name, longest }) => ({ name, longest })) };
});
table("agents", agents, ({ title, job }) => said({ title, job }));
table("instructions", instructions, ({ does, examples }) => ({ ...said({ does }), examples }));
table("preferences", preferences, ({ heeded, changes }) => ({ heeded, ...said({ changes }) }));
table("providers", providers, ({ title, reads, capabilities }) => ({ title, ...said({ reads }), capabilities }));
const permissions = Object.values(providers).flatMap((one) => one.permissions);
table("permissions", Object.fromEntries(permissions.map((one) => [one.scope, one])), ({ why }) => said({ why }));
// What each warning means stands with the pages; said anew like all else. A list has the short of it, a card all.
const warnings = JSON.parse(readFileSync("src/features/tasks/warnings.json", "utf8"));
table("warnings", warnings, ({ tone, short }) => ({ tone, ...said({ short }) }));
table("explained", warnings, ({ long }) => said({ long }), "warnings");
table("kept", kept, ({ template }) => ({ "made of": template }));
table("sentences", sentences, ({ template }) => ({ "made of": template }));

if (scratch) {
  const same = JSON.stringify(contents(home)) === JSON.stringify(contents(target));
  rmSync(scratch, { recursive: true });
  if (!same) {
    console.error("The web client is not what openapi.json and catalog.json say. Do: make client");
    process.exit(1);
  }
}

function table(name, rows, row, context = name) {
  const shown = Object.fromEntries(Object.entries(rows).map(([key, one]) => [key, row(one)]));
  const text = JSON.stringify(shown, null, 2)
    .replace(WORDS, (_, part, words) => getter(context, part, words))
    .replace(TEMPLATE, (_, words) => `msg({ message: ${words}, context: "sentences" })`);
  const used = ["msg", "t"].filter((one) => text.includes(` ${one}({`));
  const macro = used.length ? `import { ${used.join(", ")} } from "@lingui/core/macro";\n\n` : "";
  writeFileSync(join(target, `${name}.gen.ts`), `${macro}export const ${name} = ${text} as const;\n`);
}

/** Of the checks, those of what is sent: what comes back is the server's word. */
function sentOnly(text) {
  const [head, ...parts] = text.split(/(?=^\/\*\*$)/m);
  const byName = new Map(parts.map((part) => [/^export const (v\w+)/m.exec(part)?.[1], part]));
  const wanted = new Set();
  const want = (name) => {
    if (wanted.has(name) || !byName.has(name)) return;
    wanted.add(name);
    for (const [named] of byName.get(name).matchAll(/\bv[A-Z]\w*/g)) want(named);
  };
  for (const { requestBody } of Object.values(paths).flatMap(Object.values)) {
    const schema = requestBody?.content["application/json"]?.schema.$ref;
    if (schema) want(`v${schema.split("/").at(-1)}`);
  }
  return head + [...byName].flatMap(([name, part]) => (wanted.has(name) ? [part] : [])).join("");
}

/** Words that a person reads: said anew, in the language that is spoken, each time they are read. */
function said(words) {
  return Object.fromEntries(Object.entries(words).map(([part, text]) => [`said ${part}`, text]));
}

function getter(context, part, words) {
  return `get ${part}() { return t({ message: ${words}, context: "${context}: ${part}" }); }`;
}

function contents(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => [path.slice(folder.length), readFileSync(path, "utf8")]);
}
