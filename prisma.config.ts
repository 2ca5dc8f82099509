import { defineConfig } from "prisma/config";

// Prisma 7.10 looks for its schema engine on `generate`, though it never runs it, and fails where the engine's host
// cannot be reached. Any existing executable satisfies the look-up.
if (process.argv.includes("generate")) process.env["PRISMA_SCHEMA_ENGINE_BINARY"] ??= process.execPath;

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env["DATABASE_URL"] ?? "file:./data/steadybill.db" },
});
