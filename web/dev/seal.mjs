// After `next build`: puts dev/boot.js before everything else in each page, moves every inline script of the export into a file, so that the policy needs no exception,
// and writes out/_headers.json, what the edge is to send with every page.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { weights } from "./weights.mjs";

const OUT = "out";
const LANGUAGES = readdirSync("src/words")
  .filter((name) => name.endsWith(".po"))
  .map((name) => name.slice(0, -".po".length));
const BOOT = kept("boot", readFileSync("dev/boot.js", "utf8").replace("LANGUAGES.", `${JSON.stringify(LANGUAGES)}.`));
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
  const html = readFileSync(page, "utf8").replace("<head>", `<head><script src="${BOOT}"></script>`);
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
