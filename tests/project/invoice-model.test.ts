import { readFileSync } from "node:fs";
import Database from "better-sqlite3";
import { describe, expect, inject, test } from "vitest";
import { drawDiagram, readTables } from "./invoice-diagram.ts";

const text = readFileSync("docs/db/invoice-model.md", "utf8");
const tables = readTables();

/** What the document says under a table's heading. */
function sectionOf(table: string): string {
  const [, section = ""] =
    new RegExp(`^### ${table}\\n([\\s\\S]*?)(?=^##|$(?![\\s\\S]))`, "m").exec(text) ?? [];
  return section;
}

test("the diagram of docs/db/invoice-model.md is that of the schema", () => {
  const [, drawn] = /```mermaid\n([\s\S]*?)\n```/.exec(text) ?? [];
  expect(drawn).toBe(drawDiagram(tables));
});

describe.each(tables)("the table $name", ({ name, columns, relations }) => {
  test("is described with every column", () => {
    const described = new Set([...sectionOf(name).matchAll(/`(\w+)`/g)].map(([, word]) => word));
    expect(columns.map((column) => column.name).filter((column) => !described.has(column))).toEqual([]);
  });

  test("is the same in the schema and in the migrated database", () => {
    const database = new Database(inject("templateDatabase"), { readonly: true });
    const stored = database.pragma(`table_info("${name}")`) as { name: string; notnull: number }[];
    const keys = database.pragma(`foreign_key_list("${name}")`) as { table: string; from: string }[];
    database.close();
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    expect(
      stored.map((column) => ({ name: column.name, isNullable: column.notnull === 0 })).sort(byName),
    ).toEqual(columns.map(({ name: column, isNullable }) => ({ name: column, isNullable })).sort(byName));
    expect(keys.map(({ table, from }) => `${from} → ${table}`).sort()).toEqual(
      relations.map(({ column, to }) => `${column} → ${to}`).sort(),
    );
  });
});
