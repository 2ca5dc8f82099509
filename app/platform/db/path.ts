import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { asUnusable } from "./unusable.ts";

/** The file that a `file:` URL names, relative to the working directory; its folder is made, or DatabaseUnusable thrown. */
export function databasePath(url: string): string {
  if (!url.startsWith("file:"))
    throw new Error("DATABASE_URL must start with file:, for example file:./data/steadybill.db.");
  const path = resolve(url.slice("file:".length));
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw asUnusable(path, error);
  }
  return path;
}
