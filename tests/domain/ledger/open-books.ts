import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject, onTestFinished } from "vitest";
import { fixedClock } from "#platform/clock";
import { contextFor, type Parts } from "#platform/context";
import { openDatabase } from "#platform/db";
import { silentLog } from "#platform/log";

/** A database of its own with nothing in it, and a context in an organization: all that the ledger leans on. */
export async function openBooks() {
  const folder = mkdtempSync(join(tmpdir(), "steadybill-books-"));
  const path = join(folder, "books.db");
  copyFileSync(inject("templateDatabase"), path);
  const database = await openDatabase(path);
  const clock = fixedClock("2026-03-01T12:00:00Z");
  const parts = {
    database,
    clock,
    log: silentLog,
    queue: { wake() {} },
    config: {},
    react: async () => {},
  } as unknown as Parts;
  onTestFinished(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const inOrganization = (organizationId: string) => contextFor(parts, { kind: "system", organizationId });
  return { ctx: inOrganization("org-1"), inOrganization, clock, path, folder };
}
