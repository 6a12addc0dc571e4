// The lock installs on every platform that it names, and tells nothing about where it was made.
import { readFileSync } from "node:fs";

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
const problems = [];

for (const [place, one] of Object.entries(packages)) {
  if (one.resolved) problems.push(`${place} names a registry`);
  for (const name of Object.keys(one.optionalDependencies ?? {})) {
    if (!found(place, name)) problems.push(`${place || "package.json"} wants ${name}, which the lock does not have`);
  }
}

if (problems.length) {
  console.error(problems.join("\n"));
  process.exit(1);
}

function found(place, name) {
  for (let at = place; ; at = at.includes("/node_modules/") ? at.slice(0, at.lastIndexOf("/node_modules/")) : "") {
    if (packages[`${at ? `${at}/` : ""}node_modules/${name}`]) return true;
    if (at === "") return false;
  }
}
