// Writes the typed client from openapi.json. With --check: fails if the one in the tree differs.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const kept = "src/lib/api/generated";
const check = process.argv.includes("--check");
const scratch = check ? mkdtempSync(join(tmpdir(), "client-")) : undefined;
const target = scratch ? join(scratch, "generated") : kept;

const generator = ["--import", "./dev/typescript-6.mjs", "node_modules/@hey-api/openapi-ts/dist/run.mjs", "--silent"];
const ran = spawnSync(process.execPath, generator, { stdio: "inherit", env: { ...process.env, CLIENT_OUT: target } });
if (ran.status !== 0) process.exit(ran.status ?? 1);

// The generator's notes to itself are not ours to keep.
for (const [name, text] of contents(target)) {
  const kept = text.replace(/^\s*\/\/ TODO.*\n/gm, "");
  if (kept !== text) writeFileSync(join(target, name), kept);
}

const { paths } = JSON.parse(readFileSync("openapi.json", "utf8"));
const open = Object.entries(paths)
  .filter(([, methods]) => Object.values(methods).every(({ security }) => !security))
  .map(([path]) => path)
  .sort();
writeFileSync(
  join(target, "open.gen.ts"),
  `/** Paths that take no access token. */\nexport const open: ReadonlySet<string> = new Set(${JSON.stringify(open, null, 2)});\n`,
);

if (scratch) {
  const same = JSON.stringify(contents(kept)) === JSON.stringify(contents(target));
  rmSync(scratch, { recursive: true });
  if (!same) {
    console.error("The web client is not what openapi.json says. Do: make client");
    process.exit(1);
  }
}

function contents(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => [path.slice(folder.length), readFileSync(path, "utf8")]);
}
