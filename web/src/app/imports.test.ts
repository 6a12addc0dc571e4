import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

const files = readdirSync("src", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((path) => !path.includes("generated"));

/** What a file imports of ours, types too; what it loads only when asked does not make a circle. */
function imported(path: string): string[] {
  const named = [...readFileSync(path, "utf8").matchAll(/^(?:import|export|\}) .*?from "([@.][^"]+)";$/gm)];
  return named.flatMap(([, name = ""]) => {
    const bare = normalize(name.startsWith("@/") ? `src/${name.slice(2)}` : join(dirname(path), name));
    return [`${bare}.ts`, `${bare}.tsx`].filter(existsSync);
  });
}

function circle(from: string, trail: string[] = [], clear = new Set<string>()): string[] | undefined {
  if (trail.includes(from)) return [...trail.slice(trail.indexOf(from)), from];
  if (clear.has(from)) return undefined;
  for (const next of imported(from)) {
    const found = circle(next, [...trail, from], clear);
    if (found) return found;
  }
  clear.add(from);
  return undefined;
}

test("no two files import each other, by whatever way round", () => {
  const clear = new Set<string>();
  expect(files.flatMap((file) => circle(file, [], clear) ?? [])).toEqual([]);
});
