// After `next build`: puts dev/boot.js and dev/early.js before everything else in each page, moves every inline script of the
// export into a file, so that the policy needs no exception, and writes out/_headers.json, what the edge is to send with every
// page.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { weights } from "./weights.mjs";

const OUT = "out";
const LANGUAGES = readdirSync("src/words")
  .filter((name) => name.endsWith(".po"))
  .map((name) => name.slice(0, -".po".length));
const FIRST = ["dev/boot.js", "dev/early.js"].map((file) => readFileSync(file, "utf8")).join("\n");
const BOOT = kept("boot", FIRST.replace("LANGUAGES.", `${JSON.stringify(LANGUAGES)}.`));
/** Where the card of a task is wanted, and by whom. */
const CARD = {
  "tasks/index.html": "",
  ...Object.fromEntries(
    ["", "active/", "snoozed/", "done/"].map((list) => [`${list}index.html`, ' media="(min-width: 48rem)"']),
  ),
};
const INLINE = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

for (const page of pages()) {
  const html = readFileSync(page, "utf8").replace("<head>", `<head><script src="${BOOT}"></script>${ahead(page)}`);
  const scripts = [...html.matchAll(INLINE)].map(([, code]) => code);
  if (scripts.length === 0) continue;
  const code = scripts.map((one) => `${one};`).join("\n");
  const name = kept("page", code);
  let placed = false;
  const sealed = html.replace(INLINE, () => {
    if (placed) return "";
    placed = true;
    // Deferred, because the router reads this data until the document is complete, and not after.
    return `<script src="${name}" defer></script>`;
  });
  if (/<style|\sstyle="|\son[a-z]+="/.test(sealed.replace(/<script[\s\S]*?<\/script>/g, "")))
    throw new Error(`${page} holds inline styles or handlers`);
  writeFileSync(page, sealed);
}

writeFileSync(
  join(OUT, "_headers.json"),
  `${JSON.stringify({ headers: { "content-security-policy": POLICY } }, null, 2)}\n`,
);

console.log("JavaScript by route, gzip bytes:");
for (const { route, bytes } of weights(OUT)) console.log(`  ${String(bytes).padStart(7)}  ${route}`);

/** What a page will ask for as soon as it is alive is loaded along with it, and not after it: the card of a task, and at a
 * desk also beside a list. */
function ahead(page) {
  const media = CARD[relative(OUT, page)];
  if (media === undefined) return "";
  const links = loadedFor("TaskCard", page).map(
    (path) => `<link rel="preload" as="script" fetchpriority="low" href="/_next/${path}"${media}>`,
  );
  return links.join("");
}

/** The chunks that a page loads together for what one of them exports under this name. */
function loadedFor(name, page) {
  const own = [...readFileSync(page, "utf8").matchAll(/src="\/_next\/(static\/chunks\/[^"]+)"/g)].map(
    ([, path]) => path,
  );
  const code = (path) => readFileSync(join(OUT, "_next", path), "utf8");
  for (const [, list] of own.flatMap((path) => [...code(path).matchAll(/Promise\.all\(\[("[^\]]+")\]/g)])) {
    const paths = JSON.parse(`[${list}]`);
    if (paths.some((path) => code(path).includes(`"${name}",0,`))) return paths.filter((path) => !own.includes(path));
  }
  throw new Error(`${page} loads no ${name}`);
}

/** Under a name that says what is in it, so that it is loaded once. */
function kept(name, code) {
  const path = `/_next/static/${name}-${createHash("sha256").update(code).digest("hex").slice(0, 16)}.js`;
  writeFileSync(join(OUT, path), code);
  return path;
}

function pages() {
  return readdirSync(OUT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".html"))
    .map((entry) => join(entry.parentPath, entry.name));
}
