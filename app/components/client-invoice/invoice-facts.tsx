import type { InvoiceStatus, PaymentStatus } from "#lib/statuses";
import { DateText } from "../date-text.tsx";
import { DefinitionList } from "../definition-list.tsx";
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

/** Who bills whom, since when and until when. */
export function InvoiceFacts({ invoice, seller, buyer, locale }: InvoiceFactsProps) {
  const { issuedOn, dueOn, purchaseOrder } = invoice;
  const { invoicePage: words } = useTexts();
  return (
    <DefinitionList
      items={[
        { term: words.from, details: <PartyText party={seller} /> },
        { term: words.to, details: <PartyText party={buyer} /> },
        { term: words.issuedOn, details: issuedOn ? <DateText date={issuedOn} locale={locale} /> : "—" },
        { term: words.dueOn, details: dueOn ? <DateText date={dueOn} locale={locale} /> : "—" },
        ...(purchaseOrder ? [{ term: words.purchaseOrder, details: purchaseOrder }] : []),
      ]}
    />
  );
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
