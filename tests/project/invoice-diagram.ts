import { readFileSync } from "node:fs";

/** The tables of invoices, lines and payments, and those that they point at. */
const invoiceTables = [
  "clients",
  "contacts",
  "tax_rates",
  "number_series",
  "invoices",
  "invoice_lines",
  "invoice_line_taxes",
  "invoice_taxes",
  "invoice_documents",
  "invoice_views",
  "credit_notes",
  "credit_note_lines",
  "credit_note_line_taxes",
  "credit_applications",
  "credit_payouts",
  "checkout_attempts",
  "payments",
  "refunds",
] as const;

type Column = {
  readonly name: string;
  readonly type: string;
  readonly isNullable: boolean;
  readonly isKey: boolean;
};
type Relation = { readonly from: string; readonly column: string; readonly to: string };
export type Table = {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly relations: readonly Relation[];
};

/** What the schema's text says of each of the tables, in the order of its fields. */
export function readTables(schemaPath = "prisma/schema.prisma"): Table[] {
  const schema = readFileSync(schemaPath, "utf8");
  const enums = new Set([...schema.matchAll(/^enum (\w+) \{/gm)].map(([, name]) => name ?? ""));
  const models = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(
    ([, model = "", body = ""]) => ({
      model,
      body,
      table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? model,
    }),
  );
  const tableOf = new Map(models.map(({ model, table }) => [model, table]));
  return invoiceTables.map((name) => {
    const body = models.find(({ table }) => table === name)?.body ?? "";
    return { name, ...readBody(name, body, { enums, tableOf }) };
  });
}

function readBody(
  table: string,
  body: string,
  known: { enums: ReadonlySet<string>; tableOf: ReadonlyMap<string, string> },
) {
  const columns: Column[] = [];
  const relations: Relation[] = [];
  const together = /@@id\(\[([\w, ]+)\]\)/.exec(body)?.[1]?.split(", ") ?? [];
  const columnOf = new Map<string, string>();
  for (const line of body.split("\n")) {
    const [, field = "", type = "", mark = "", rest = ""] =
      /^ {2}(\w+) +(\w+)(\?|\[\])?(.*)$/.exec(line) ?? [];
    if (!field || mark === "[]") continue;
    const to = known.tableOf.get(type);
    if (to !== undefined) {
      const foreignKey = /fields: \[(\w+)\]/.exec(rest)?.[1];
      if (foreignKey) relations.push({ from: table, column: columnOf.get(foreignKey) ?? foreignKey, to });
      continue;
    }
    const name = /@map\("(\w+)"\)/.exec(rest)?.[1] ?? field;
    columnOf.set(field, name);
    columns.push({
      name,
      type: known.enums.has(type) ? "enum" : type.toLowerCase(),
      isNullable: mark === "?",
      isKey: / @id\b/.test(rest) || together.includes(field),
    });
  }
  return { columns, relations };
}

/** The diagram of the tables as Mermaid understands it. */
export function drawDiagram(tables: readonly Table[]): string {
  const names = new Set(tables.map(({ name }) => name));
  const boxes = tables.flatMap(({ name, columns, relations }) => [
    `  ${name} {`,
    ...columns.map((column) => `    ${drawColumn(column, relations)}`),
    "  }",
  ]);
  const lines = tables.flatMap(({ columns, relations }) =>
    relations
      .filter(({ to }) => names.has(to))
      .map(({ from, column, to }) => {
        const isOptional = columns.find(({ name }) => name === column)?.isNullable;
        return `  ${to} ${isOptional ? "|o" : "||"}--o{ ${from} : ${column}`;
      }),
  );
  return ["erDiagram", ...boxes, ...lines].join("\n");
}

function drawColumn({ name, type, isNullable, isKey }: Column, relations: readonly Relation[]): string {
  const isForeign = relations.some(({ column }) => column === name);
  const keys = [isKey && "PK", isForeign && "FK"].filter(Boolean).join(", ");
  return [type, name, keys, isNullable && '"may be null"'].filter(Boolean).join(" ");
}
