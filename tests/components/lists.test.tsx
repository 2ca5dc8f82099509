import { describe, expect, test } from "vitest";
import { Pager } from "#components/pager";
import { SearchForm } from "#components/search-form";
import { StatusBadge } from "#components/status-badge";
import { Table, type Column } from "#components/table";
import { invoiceStatuses, paymentStatuses } from "#lib/statuses";
import { render, renderAt } from "./render.tsx";

type Row = { id: string; client: string };

const columns: Column<Row>[] = [
  { key: "number", header: "Number", isTitle: true, isSortable: true, cell: ({ id }) => id },
  { key: "client", header: "Client", cell: ({ client }) => client },
];

function table(sort?: string, rows: Row[] = [{ id: "2026-0001", client: "<b>Acme</b>" }]) {
  return (
    <Table
      caption="Invoices"
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      sort={sort}
      empty={<p>No invoices yet</p>}
    />
  );
}

describe("a table", () => {
  test("keeps its roles when it is shown as cards", () => {
    const html = render(table());
    for (const role of ["table", "rowgroup", "row", "columnheader", "rowheader", "cell"])
      expect(html).toContain(`role="${role}"`);
    expect(html).toContain("<caption");
  });

  test("shows hostile text as text", () => {
    expect(render(table())).toContain("&lt;b&gt;Acme&lt;/b&gt;");
  });

  test("sorts by links that keep the filters and begin at the first page", () => {
    const html = renderAt("/admin/invoices?status=open&cursor=abc", table());
    expect(html).toContain('href="/admin/invoices?status=open&amp;sort=number"');
    expect(html).toContain('aria-sort="none"');
  });

  test.each([
    ["number", "ascending", "-number"],
    ["-number", "descending", "number"],
  ])("sorted by %s says so and turns round", (sort, state, next) => {
    const html = renderAt("/admin/invoices", table(sort));
    expect(html).toContain(`aria-sort="${state}"`);
    expect(html).toContain(`href="/admin/invoices?sort=${next}"`);
  });

  test("without rows shows the empty state instead", () => {
    expect(render(table(undefined, []))).toBe("<p>No invoices yet</p>");
  });
});

describe("the pager", () => {
  test("keeps the search and leads on and back", () => {
    const html = renderAt("/admin/invoices?q=acme&cursor=abc", <Pager nextCursor="def" />);
    expect(html).toContain('href="/admin/invoices?q=acme&amp;cursor=def"');
    expect(html).toContain('href="/admin/invoices?q=acme"');
    expect(html).toContain("First page");
  });

  test("is not there when one page holds everything", () => {
    expect(renderAt("/admin/invoices", <Pager nextCursor={null} />)).toBe("");
  });
});

describe("the search form", () => {
  const form = (
    <SearchForm
      label="Search invoices"
      filters={[{ name: "status", label: "Status", options: [{ value: "open", label: "Open" }] }]}
    />
  );

  test("is a labeled GET form that shows what the list is narrowed to", () => {
    const html = renderAt("/admin/invoices?q=acme&status=open&sort=-dueOn", form);
    expect(html).toMatch(/<form method="get" action="\/admin\/invoices"/);
    expect(html).toMatch(/<input type="search"[^>]*name="q"[^>]*value="acme"/);
    expect(html).toContain('<option value="open" selected="">');
    expect(html).toContain('<input type="hidden" name="sort" value="-dueOn"/>');
    expect(html).toContain("Clear");
  });

  test("has nothing to clear when nothing is narrowed", () => {
    expect(renderAt("/admin/invoices", form)).not.toContain("Clear");
  });
});

describe("a status", () => {
  test.each(invoiceStatuses)("of an invoice has its word: %s", (status) => {
    expect(render(<StatusBadge kind="invoice" status={status} />)).toMatch(/>[A-Z][a-z]+<\/span>$/);
  });

  test.each(paymentStatuses)("of payment is said in words, not in code: %s", (status) => {
    expect(render(<StatusBadge kind="paymentStatus" status={status} />)).not.toMatch(/>[^<]*_/);
  });
});
