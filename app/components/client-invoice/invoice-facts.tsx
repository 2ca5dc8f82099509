import type { InvoiceStatus, PaymentStatus } from "#lib/statuses";
import type { Texts } from "#lib/texts/languages";
import { DateText } from "../date-text.tsx";
import { DefinitionList } from "../definition-list.tsx";
import { StatusBadge } from "../status-badge.tsx";
import { useTexts } from "../texts.tsx";

type Party = { name: string; address: string; taxNumber: string; email?: string };

export type InvoiceFactsProps = {
  invoice: {
    number: string | null;
    status: InvoiceStatus;
    paymentStatus: PaymentStatus;
    isOverdue: boolean;
    issuedOn: string | null;
    dueOn: string | null;
    /** Days from today to the due date, below zero when it is past; null where nothing is awaited. */
    dueInDays: number | null;
    purchaseOrder: string;
  };
  seller: Party | null;
  buyer: Party | null;
  locale: string;
};

/** Who bills whom, for which invoice, until when. */
export function InvoiceFacts({ invoice, seller, buyer, locale }: InvoiceFactsProps) {
  const { number, status, paymentStatus, isOverdue, issuedOn, dueOn, dueInDays, purchaseOrder } = invoice;
  const { invoicePage: words } = useTexts();
  const tellsOfPayment =
    (status === "open" && paymentStatus !== "unpaid" && !isOverdue) ||
    (status === "paid" && paymentStatus === "refunded");
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="text-2xl font-semibold tracking-tight">{words.heading(number ?? "")}</h1>
        {tellsOfPayment ? (
          <StatusBadge kind="paymentStatus" status={paymentStatus} />
        ) : (
          <StatusBadge kind="invoice" status={isOverdue ? "overdue" : shownStatus(status)} />
        )}
      </div>
      <DefinitionList
        items={[
          { term: words.from, details: <PartyText party={seller} /> },
          { term: words.to, details: <PartyText party={buyer} /> },
          { term: words.issuedOn, details: issuedOn ? <DateText date={issuedOn} locale={locale} /> : "—" },
          { term: words.dueOn, details: <DueText {...{ dueOn, dueInDays, locale }} /> },
          ...(purchaseOrder ? [{ term: words.purchaseOrder, details: purchaseOrder }] : []),
        ]}
      />
    </div>
  );
}

/** That it was given up is the seller's own affair; to the client it is owed as before. */
function shownStatus(status: InvoiceStatus): InvoiceStatus {
  return status === "uncollectible" ? "open" : status;
}

type DueTextProps = Pick<InvoiceFactsProps["invoice"], "dueOn" | "dueInDays"> & { locale: string };

function DueText({ dueOn, dueInDays, locale }: DueTextProps) {
  const { invoicePage: words } = useTexts();
  if (dueOn === null) return <>—</>;
  return (
    <>
      <DateText date={dueOn} locale={locale} />
      {dueInDays === null ? null : (
        <span className={dueInDays < 0 ? "text-danger" : "text-muted"}>, {inDays(dueInDays, words)}</span>
      )}
    </>
  );
}

function inDays(days: number, words: Texts["invoicePage"]): string {
  if (days === 0) return words.dueToday;
  return days > 0 ? words.dueIn(days) : words.overdueFor(-days);
}

function PartyText({ party }: { party: Party | null }) {
  if (!party) return <>—</>;
  const { name, address, taxNumber } = party;
  return (
    <span className="whitespace-pre-line">
      {[name, address, taxNumber].filter((line) => line !== "").join("\n")}
    </span>
  );
}
