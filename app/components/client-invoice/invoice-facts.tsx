import type { InvoiceStatus, PaymentStatus } from "#lib/statuses";
import { DateText } from "../date-text.tsx";
import { DefinitionList } from "../definition-list.tsx";
import { StatusBadge } from "../status-badge.tsx";

type Party = { name: string; address: string; taxNumber: string };

export type InvoiceFactsProps = {
  invoice: {
    number: string | null;
    status: InvoiceStatus;
    paymentStatus: PaymentStatus;
    isOverdue: boolean;
    issuedOn: string | null;
    dueOn: string | null;
    purchaseOrder: string;
  };
  seller: Party | null;
  buyer: Party | null;
  locale: string;
};

/** Who bills whom, for which invoice, until when. */
export function InvoiceFacts({ invoice, seller, buyer, locale }: InvoiceFactsProps) {
  const { number, status, paymentStatus, isOverdue, issuedOn, dueOn, purchaseOrder } = invoice;
  const tellsOfPayment =
    (status === "open" && paymentStatus !== "unpaid" && !isOverdue) ||
    (status === "paid" && paymentStatus === "refunded");
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="text-2xl font-semibold tracking-tight">Invoice {number}</h1>
        {tellsOfPayment ? (
          <StatusBadge kind="paymentStatus" status={paymentStatus} />
        ) : (
          <StatusBadge kind="invoice" status={isOverdue ? "overdue" : shownStatus(status)} />
        )}
      </div>
      <DefinitionList
        items={[
          { term: "From", details: <PartyText party={seller} /> },
          { term: "To", details: <PartyText party={buyer} /> },
          { term: "Date", details: issuedOn ? <DateText date={issuedOn} locale={locale} /> : "—" },
          { term: "Due", details: dueOn ? <DateText date={dueOn} locale={locale} /> : "—" },
          ...(purchaseOrder ? [{ term: "Purchase order", details: purchaseOrder }] : []),
        ]}
      />
    </div>
  );
}

/** That it was given up is the seller's own affair; to the client it is owed as before. */
function shownStatus(status: InvoiceStatus): InvoiceStatus {
  return status === "uncollectible" ? "open" : status;
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
