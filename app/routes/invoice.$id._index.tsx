import { useLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/node";
import { getInvoiceForLink, recordView } from "#domain/invoices";
import { listPaymentsForClient } from "#domain/payments";
import { buttonClasses } from "#components/button";
import { Card } from "#components/card";
import { ClientShell } from "#components/client-shell";
import { InvoiceFacts } from "#components/client-invoice/invoice-facts";
import { InvoiceLines } from "#components/client-invoice/invoice-lines";
import { PayBox } from "#components/client-invoice/pay-box";
import { PaymentList } from "#components/client-invoice/payment-list";
import { TotalsPanel } from "#components/totals-panel";
import { whyNotChargeable } from "#lib/chargeable";
import { forClient } from "#web/guards";
import { isView } from "#web/page-view";

export { ClientErrorPage as ErrorBoundary } from "#components/client-invoice/client-error-page";

export const handle = { scripts: false };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Invoice ${data.invoice.number ?? ""} from ${data.organizationName}` : "Invoice" },
];

export const loader = forClient(async ({ ctx, request, link }) => {
  const { invoiceId, linkId } = link;
  const invoice = await getInvoiceForLink(ctx, { invoiceId });
  const payments = await listPaymentsForClient(ctx, { invoiceId });
  if (isView(request)) await recordView(ctx, { invoiceId, linkId });
  const locale = invoice.buyer?.locale ?? invoice.client.locale;
  const due = { amount: invoice.amountDue, currency: invoice.currency };
  const { id, number, status, paymentStatus, isOverdue, issuedOn, dueOn, currency, lines, taxes } = invoice;
  const { purchaseOrder, notes, terms } = invoice;
  return {
    organizationName: invoice.seller?.name ?? "",
    seller: invoice.seller,
    buyer: invoice.buyer,
    invoice: { id, number, status, paymentStatus, isOverdue, issuedOn, dueOn, purchaseOrder },
    closingTexts: [notes, terms].filter((text) => text !== ""),
    lines: lines.map(({ id, description, quantity, unitAmountDecimal, amount, discountAmount }) => ({
      ...{ id, description, quantity, unitAmountDecimal, amount, discountAmount },
    })),
    figures: {
      currency,
      subtotal: invoice.subtotal,
      discountTotal: invoice.discountTotal,
      taxes: taxes.map(({ taxRateId, name, percent, inclusive, amount }) => ({
        ...{ id: taxRateId, name, percent, inclusive, amount },
      })),
      roundingAmount: invoice.roundingAmount,
      total: invoice.total,
      amountCredited: invoice.amountCredited,
      amountPaid: invoice.amountPaid,
      amountDue: invoice.amountDue,
    },
    payments,
    due,
    locale,
    whyNotPayable: ctx.stripe.isConfigured ? whyNotChargeable(due, locale) : "",
  };
});

export default function ClientInvoicePage() {
  const page = useLoaderData<typeof loader>();
  const { organizationName, seller, buyer, invoice, figures, payments, due, locale, whyNotPayable } = page;
  return (
    <ClientShell organizationName={organizationName}>
      <InvoiceFacts {...{ invoice, seller, buyer, locale }} />
      <PayBox
        invoiceId={invoice.id}
        status={invoice.status}
        paymentStatus={invoice.paymentStatus}
        due={due}
        locale={locale}
        whyNotPayable={whyNotPayable}
        hasFailed={payments.at(-1)?.state === "failed"}
      />
      <Card isFlush>
        <InvoiceLines lines={page.lines} currency={figures.currency} locale={locale} />
        <div className="border-t border-line p-4 sm:p-5">
          <TotalsPanel figures={figures} locale={locale} />
        </div>
      </Card>
      {page.closingTexts.map((text, index) => (
        <p key={index} className="whitespace-pre-line text-muted">
          {text}
        </p>
      ))}
      <PaymentList payments={payments} locale={locale} />
      <p>
        <a href={`/invoice/${invoice.id}/pdf`} className={buttonClasses("secondary", "max-sm:w-full")}>
          Download PDF
        </a>
      </p>
    </ClientShell>
  );
}
