import type { Money } from "#lib/money";
import { buttonClasses } from "../button.tsx";
import { Card } from "../card.tsx";
import { DateText } from "../date-text.tsx";
import { DefinitionList } from "../definition-list.tsx";
import { EmptyState } from "../empty-state.tsx";
import { MoneyText } from "../money.tsx";
import { MoneyList } from "../money-list.tsx";
import { type Column, Table } from "../table.tsx";
import { type Standing, statusInWords } from "./status-in-words.ts";
import { useTexts } from "../texts.tsx";

/** Minor units. */
export type ShownInvoice = Standing & {
  id: string;
  number: string;
  currency: string;
  total: bigint;
  amountDue: bigint;
  issuedOn: string;
};

export type PortalInvoicesProps = { invoices: readonly ShownInvoice[]; locale: string };

/** All of the client's invoices, what is to pay on top. */
export function PortalInvoices({ invoices, locale }: PortalInvoicesProps) {
  const texts = useTexts().portal;
  const { columns: heads } = texts.invoices;
  const columns: Column<ShownInvoice>[] = [
    {
      key: "number",
      header: heads.number,
      isTitle: true,
      cell: ({ id, number }) => (
        <a href={`/invoice/${id}`} className="link target inline-flex items-center sm:whitespace-nowrap">
          {number}
        </a>
      ),
    },
    {
      key: "status",
      header: heads.status,
      cell: (invoice) => (
        <span className={invoice.isOverdue ? "font-medium text-danger" : ""}>
          {statusInWords(invoice, texts.status, locale)}
        </span>
      ),
    },
    {
      key: "issuedOn",
      header: heads.issuedOn,
      cell: ({ issuedOn }) => <DateText date={issuedOn} locale={locale} />,
    },
    {
      key: "total",
      header: heads.total,
      align: "end",
      cell: ({ total, currency }) => <MoneyText money={{ amount: total, currency }} locale={locale} />,
    },
    {
      key: "actions",
      header: texts.invoices.actions,
      align: "end",
      cell: (invoice) => <Ways invoice={invoice} locale={locale} />,
    },
  ];
  return (
    <Card isFlush>
      <Table
        caption={texts.invoices.list}
        columns={columns}
        rows={invoices}
        rowKey={({ id }) => id}
        empty={<EmptyState title={texts.invoices.none}>{texts.invoices.noneText}</EmptyState>}
      />
    </Card>
  );
}

function Ways({ invoice, locale }: { invoice: ShownInvoice; locale: string }) {
  const texts = useTexts().portal.invoices;
  const { id, number, status, isProcessing, amountDue, currency } = invoice;
  const isToPay = (status === "open" || status === "uncollectible") && amountDue > 0n && !isProcessing;
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-x-4 gap-y-1">
      {isToPay ? (
        <a href={`/invoice/${id}`} className={buttonClasses("primary", "gap-x-1 px-3 max-sm:flex-wrap")}>
          {texts.pay}
          <MoneyText money={{ amount: amountDue, currency }} locale={locale} />
        </a>
      ) : null}
      <a
        href={`/invoice/${id}/pdf`}
        aria-label={texts.pdfOf(number)}
        className="link target inline-flex items-center"
      >
        {texts.pdf}
      </a>
    </span>
  );
}

export type BalanceProps = { owed: readonly Money[]; credit: readonly Money[]; locale: string };

/** What there is to pay in all, and what the client has left, by currency. */
export function PortalBalance({ owed, credit, locale }: BalanceProps) {
  const texts = useTexts().portal.invoices;
  return (
    <Card>
      <DefinitionList
        items={[
          {
            term: texts.owed,
            details: <MoneyList amounts={owed} locale={locale} none={texts.nothingOwed} />,
          },
          ...(credit.length > 0
            ? [
                {
                  term: texts.credit,
                  details: (
                    <>
                      <MoneyList amounts={credit} locale={locale} />
                      <p className="text-sm text-muted">{texts.creditHint}</p>
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
}
