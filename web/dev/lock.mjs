// The locks install on every platform that they name, and tell nothing about where they were made.
import { readFileSync } from "node:fs";

const problems = ["package-lock.json", "bench/package-lock.json"].flatMap((lock) => {
  const { packages } = JSON.parse(readFileSync(lock, "utf8"));
  return Object.entries(packages).flatMap(([place, one]) => [
    ...(one.resolved ? [`${lock}: ${place} names a registry`] : []),
    ...Object.keys(one.optionalDependencies ?? {})
      .filter((name) => !found(packages, place, name))
      .map((name) => `${lock}: ${place || "package.json"} wants ${name}, which the lock does not have`),
  ]);
});

if (problems.length) {
  console.error(problems.join("\n"));
  process.exit(1);
}

function found(packages, place, name) {
  for (let at = place; ; at = at.includes("/node_modules/") ? at.slice(0, at.lastIndexOf("/node_modules/")) : "") {
    if (packages[`${at ? `${at}/` : ""}node_modules/${name}`]) return true;
    if (at === "") return false;
  }
}
