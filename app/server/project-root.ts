import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder, from the sources as from the bundle: the nearest one above that holds the migrations. */
export function findProjectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "prisma", "migrations"))) {
    const above = dirname(folder);
    if (above === folder) throw new Error("The folder prisma/migrations is missing from this installation.");
    folder = above;
  }
  return folder;
}
