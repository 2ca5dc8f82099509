import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };

// npm tells only the shell to stop, and a shell does not pass it on.
test.each(["start", "dev", "demo", "stripe:local", "mail:local"])(
  "npm run %s hands its process over, so that it stops with npm",
  (name) => {
    expect(scripts[name]?.split(" && ").at(-1)).toMatch(/^(\w+=\w+ )*exec /);
  },
);
