import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const onlyInTheFaultBuild = [
  "no-verify-after-unknown",
  "key-from-quantity",
  "key-reused-after-5xx",
  "no-write-gate",
  "no-fencing",
  "after-claim",
  "after-answer",
  "while-recording-failure",
  "during-migration",
  "before-bill-commit",
  "after-bill",
  "before-usage-commit",
  "after-usage-commit",
  "FAULT_MUTATION",
  "FAULT_AT",
  "FAULT_CLOCK_AHEAD_MS",
];

test.each(onlyInTheFaultBuild)("%s is in the fault build and not in the production bundle", (name) => {
  expect(readBundle("build-faults").includes(name)).toBe(true);
  expect(readBundle("build").includes(name)).toBe(false);
});

/** All that is shipped, for the server and for browsers. */
function readBundle(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(js|mjs|css|json)$/.test(file))
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .join("\n");
}
