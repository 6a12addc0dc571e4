import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { gzipSync } from "node:zlib";

/** What a browser loads as JavaScript before a route is alive: `{route, bytes}`, gzip, heaviest first. */
export function weights(out) {
  return readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === "index.html")
    .map((entry) => join(entry.parentPath, entry.name))
    .map((page) => ({ route: `/${relative(out, dirname(page))}`, bytes: total(out, readFileSync(page, "utf8")) }))
    .filter(({ route }) => !/^\/(404|_not-found)/.test(route))
    .sort((a, b) => b.bytes - a.bytes);
}

function total(out, html) {
  const scripts = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"[^>]*>/gi)]
    .filter(([tag]) => !/nomodule/i.test(tag))
    .map(([, source]) => source);
  return [...new Set(scripts)].reduce((sum, source) => sum + gzipSync(readFileSync(join(out, source))).length, 0);
}
