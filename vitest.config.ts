import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/longest-first.ts";

const shared = {
  server: { deps: { inline: ["quirrel"] } },
  setupFiles: ["tests/fail-on-console-error.ts"],
  // Every test or file builds a world of its own, so files may share a process and what it has loaded.
  isolate: false,
};

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...shared,
          name: "unit",
          include: [
            "tests/{lib,components,emails,domain,api,routes,platform,server,web,stripe-local,mail-local,project}/**/*.test.{ts,tsx}",
          ],
          globalSetup: ["tests/template-database.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 3,
        },
      },
      {
        test: {
          ...shared,
          name: "faults",
          include: ["tests/faults/**/*.test.ts"],
          exclude: ["tests/faults/kills/**"],
          globalSetup: ["tests/template-database.ts", "tests/production-build.ts", "tests/fault-build.ts"],
          // Far more than they take: on a slow machine they are to be slow, not to fail.
          testTimeout: 600_000,
          hookTimeout: 300_000,
          // Each test waits for servers of its own; beside others they only take longer.
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          ...shared,
          // What `npm test` runs of the faults; beside other tests it would only take longer.
          name: "kills",
          include: ["tests/faults/kills/**/*.test.ts"],
          globalSetup: ["tests/fault-build.ts"],
          testTimeout: 300_000,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...shared,
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          globalSetup: ["tests/production-build.ts", "tests/browser/ensure-chromium.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
