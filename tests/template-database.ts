import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrateDatabase } from "#platform/db";

declare module "vitest" {
  interface ProvidedContext {
    templateDatabase: string;
  }
}

/** Migrates one database file that every test copies. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), "steadybill-template-"));
  const path = join(folder, "template.db");
  await migrateDatabase(path, "prisma/migrations");
  project.provide("templateDatabase", path);
  return () => rmSync(folder, { recursive: true, force: true });
}
