import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const sources = ["app", "prisma", "package.json", "package-lock.json", "vite.config.ts", "remix.config.js"];

/** Builds a bundle into its folder unless it is newer than everything it is made from. */
export function ensureBuild({
  folder,
  variables,
}: {
  folder: string;
  variables: Readonly<Record<string, string>>;
}): void {
  const built = join(folder, "server/index.js");
  if (existsSync(built) && sources.every((source) => newestChange(source) < statSync(built).mtimeMs)) return;
  execFileSync("npm", ["run", "-s", "build"], {
    stdio: "inherit",
    env: { ...process.env, ...variables },
  });
}

function newestChange(path: string): number {
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  if (path.endsWith("generated")) return 0;
  return Math.max(0, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}
