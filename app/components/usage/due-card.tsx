import { Banner } from "../banner.tsx";
import { Card } from "../card.tsx";
import { EmptyState } from "../empty-state.tsx";
import { MoneyText } from "../money.tsx";
import { PostButton } from "../post-button.tsx";
import { type Column, Table } from "../table.tsx";
import { type NamedProblem, ProblemList } from "./problem-list.tsx";

export type DueInvoice = {
  clientId: string;
  clientName: string;
  currency: string;
  total: bigint;
  lines: readonly { description: string; amount: bigint }[];
};

export type DueCreditNote = Omit<DueInvoice, "lines"> & { invoiceNumber: string | null };

export type DueCardProps = {
  invoices: readonly DueInvoice[];
  /** Corrections that are more than the rest of a bill. */
  creditNotes: readonly DueCreditNote[];
  problems: readonly NamedProblem[];
  /** Sent along when it is billed. */
  fields: Readonly<Record<string, string>>;
  /** A day to come can be looked at, and billed when it is there. */
  isBillable: boolean;
  locale: string;
};

/** What a run would make, and the button that makes it. */
export function DueCard({ invoices, creditNotes, problems, fields, isBillable, locale }: DueCardProps) {
  const due: DueInvoice[] = [...invoices, ...creditNotes.map(asDeduction)];
  const count = [countInWords(invoices.length, "invoice"), countInWords(creditNotes.length, "credit note")]
    .filter(Boolean)
    .join(" and ");
  return (
    <>
      {problems.length > 0 ? (
        <Banner tone="warning" title="This cannot be billed">
          <ProblemList problems={problems} />
        </Banner>
      ) : null}
      <Card
        title="What is due"
        description={
          isBillable
            ? "Exactly what a run would make now. Nothing of it is written yet."
            : "What will be billed by that day, as far as it is used so far. It is billed when the day is there."
        }
        actions={
          due.length > 0 && isBillable ? (
            <PostButton
              action="/admin/usage/runs"
              variant="primary"
              pendingLabel="Billing…"
              fields={fields}
              confirm={{
                title: `Bill ${count}?`,
                body: "Each is made once, whoever else bills meanwhile. Where the plan says so, it is issued and sent.",
                confirmLabel: `Bill ${count}`,
              }}
            >
              Bill now
            </PostButton>
          ) : null
        }
        isFlush
      >
        <Table
          caption="Invoices that are due"
          columns={columnsIn(locale)}
          rows={due.map((invoice, place) => ({ ...invoice, place }))}
          rowKey={({ place }) => place}
          empty={
            <EmptyState icon="check" title="Nothing is due">
              Bills are made by themselves when a period is over and the hours of grace have passed.
            </EmptyState>
          }
        />
      </Card>
    </>
  );
}

function asDeduction({ invoiceNumber, total, ...note }: DueCreditNote): DueInvoice {
  const description = `Credit note for invoice ${invoiceNumber ?? ""}`.trim();
  return { ...note, total: -total, lines: [{ description, amount: -total }] };
}

function countInWords(count: number, noun: string): string {
  if (count === 0) return "";
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

function columnsIn(locale: string): Column<DueInvoice>[] {
  return [
    { key: "client", header: "Client", isTitle: true, cell: ({ clientName }) => clientName },
    { key: "lines", header: "Lines", cell: (invoice) => <Lines {...{ invoice, locale }} /> },
    {
      key: "total",
      header: "Total",
      align: "end",
      cell: ({ total, currency }) => <MoneyText money={{ amount: total, currency }} locale={locale} />,
    },
  ];
}

function Lines({ invoice: { lines, currency }, locale }: { invoice: DueInvoice; locale: string }) {
  return (
    <ul className="space-y-1">
      {lines.map(({ description, amount }, index) => (
        <li key={index}>
          {description}, <MoneyText money={{ amount, currency }} locale={locale} />
        </li>
      ))}
    </ul>
  );
}
