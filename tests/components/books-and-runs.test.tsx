import { describe, expect, test } from "vitest";
import { LedgerCard, type LedgerCardProps } from "../../app/components/invoice/ledger-card.tsx";
import { BillingRunsTable, type ShownRun } from "../../app/components/usage/billing-runs-table.tsx";
import { render } from "./render.tsx";

describe("an entry in the books", () => {
  const shown = (at: string) => {
    const page = { locale: "en-US", timeZone: "Europe/Vienna" } as LedgerCardProps["page"];
    return render(
      <LedgerCard
        page={page}
        entries={[{ id: "1", kind: "offline_payment", at: new Date(at), postings: [] }]}
      />,
    );
  };

  test("that was recorded for a day has no time, in winter and in summer", () => {
    expect(shown("2026-03-01T23:00:00Z")).toContain(">Mar 2, 2026</time>");
    expect(shown("2026-07-01T22:00:00Z")).toContain(">Jul 2, 2026</time>");
  });

  test("that happened at a moment tells its time", () => {
    expect(shown("2026-03-01T23:00:00.001Z")).toContain("12:00");
    expect(shown("2026-03-02T13:30:00Z")).toContain("2:30");
  });
});

describe("a run of billing", () => {
  const run: ShownRun = {
    ...{ id: "r", state: "done", clientName: null, planned: 7, billed: 7, problems: [] },
    ...{ asOf: new Date("2026-03-01T00:00:00Z"), createdAt: new Date("2026-03-01T00:00:00Z") },
    invoices: [
      { id: "i1", number: "INV-0001" },
      { id: "i2", number: null },
    ],
  };
  const shown = (over: Partial<ShownRun>) =>
    render(<BillingRunsTable runs={[{ ...run, ...over }]} locale="en" timeZone="UTC" />);

  test("leads to the invoices it made, and counts the others", () => {
    const html = shown({});
    expect(html).toContain('href="/admin/invoices/i1">INV-0001</a>');
    expect(html).toContain('href="/admin/invoices/i2">Draft invoice</a>');
    expect(html).toContain("and 5 more");
  });

  test("that made none leads nowhere", () => {
    expect(shown({ billed: 0, invoices: [] })).not.toMatch(/href|more/);
  });
});
