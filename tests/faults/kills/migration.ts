import Database from "better-sqlite3";

/** A table that nothing refers to, so that it can be rebuilt as often as one likes. */
const table = "billing_attempts";

/** Migrations that change the file and not what it says: by turns a table rebuilt as Prisma does it, and an index. */
export function harmlessMigrations(database: string): (turn: number) => string {
  const connection = new Database(database, { readonly: true });
  const parts = connection
    .prepare<[], { type: string; sql: string }>(
      `SELECT type, sql FROM sqlite_master WHERE tbl_name = '${table}' AND sql IS NOT NULL`,
    )
    .all();
  connection.close();
  const made = parts.find(({ type }) => type === "table")?.sql ?? "";
  const others = parts.filter(({ type }) => type !== "table").map(({ sql }) => sql);
  const rebuild = [
    made.replace(`"${table}"`, `"new_${table}"`),
    `INSERT INTO "new_${table}" SELECT * FROM "${table}"`,
    `DROP TABLE "${table}"`,
    `ALTER TABLE "new_${table}" RENAME TO "${table}"`,
    ...others,
  ];
  return (turn) => {
    const index = `CREATE INDEX "added_${turn}" ON "agent_invites" ("created_at", "email")`;
    return (turn % 2 === 1 ? rebuild : [index]).map((statement) => `${statement};\n`).join("");
  };
}
