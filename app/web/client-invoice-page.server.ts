import { usageLines } from "#domain/billing-runs";
import { getInvoiceForLink, recordView } from "#domain/invoices";
import { clientCredit } from "#domain/credits";
import { getOrganization } from "#domain/organizations";
import { listPaymentsForClient } from "#domain/payments";
import type { ClientInvoicePageData } from "../components/client-invoice/page-data.ts";
import { mostChargeable, whyNotChargeable } from "#lib/chargeable";
import { type CivilDate, daysBetween, todayIn } from "#lib/civil-date";
import { typedMoney } from "#lib/local-money";
import { textsFor } from "#lib/texts/languages";
import { loadClientBrand } from "./client-brand.server.ts";
import type { OpenedLink } from "./client-links.server.ts";
import type { Guarded } from "./guards.server.ts";
import { isView } from "./page-view.server.ts";

type ClientArgs = Guarded & { readonly link: OpenedLink };
type Invoice = Awaited<ReturnType<typeof getInvoiceForLink>>;

/** What the client's page of the invoice shows; a look at it counts as a view. */
export async function loadClientInvoice(args: ClientArgs): Promise<ClientInvoicePageData> {
  const { ctx, request, params, link } = args;
  const { invoiceId, linkId } = link;
  const invoice = await getInvoiceForLink(ctx, { invoiceId });
  const payments = await listPaymentsForClient(ctx, { invoiceId });
  if (isView(request)) await recordView(ctx, { invoiceId, linkId });
  const { id, number, status, paymentStatus, isOverdue, issuedOn, dueOn, currency, lines } = invoice;
  const { purchaseOrder, notes, terms } = invoice;
  const locale = invoice.buyer?.locale ?? invoice.client.locale;
  const due = { amount: invoice.amountDue, currency };
  const part = ctx.stripe.isConfigured && invoice.allowsPartialPayments ? mostChargeable(due) : 0n;
  // The pages of usage are opened by the cookie alone.
  const counted = params["token"] ? [] : await usageLines(ctx, { invoiceId });
  const { timeZone } = await getOrganization(ctx);
  const credit = await clientCredit(ctx, { clientId: invoice.clientId });
  return {
    address: params["token"] ? `/i/${params["token"]}` : `/invoice/${id}`,
    organizationName: invoice.seller?.name ?? "",
    brand: await loadClientBrand(ctx),
    seller: invoice.seller,
    buyer: invoice.buyer,
    invoice: {
      id,
      number,
      status,
      paymentStatus,
      isOverdue,
      issuedOn,
      dueOn,
      purchaseOrder,
      dueInDays: dueInDays(invoice, todayIn(timeZone, ctx.clock.now())),
    },
    closingTexts: [notes, terms].filter((text) => text !== ""),
    lines: lines.map(({ id: lineId, description, quantity, unitAmountDecimal, amount, discountAmount }) => ({
      ...{ id: lineId, description, quantity, unitAmountDecimal, amount, discountAmount },
      ...(counted.includes(lineId) && { countedAt: `/invoice/${id}/lines/${lineId}/usage` }),
    })),
    usageAt: counted.length > 0 ? `/invoice/${id}/current-usage` : null,
    figures: figuresOf(invoice),
    payments,
    creditNotes: invoice.creditNotes.map(
      ({ id: noteId, number: noteNumber, total, issuedOn: day, reason }) => ({
        ...{ id: noteId, number: noteNumber ?? "", total, issuedOn: day, reason },
      }),
    ),
    credit: credit.find((money) => money.currency === currency) ?? null,
    due,
    locale,
    ...(part > 0n
      ? { whyNotPayable: null, suggested: typedMoney({ amount: part, currency }, locale) }
      : {
          whyNotPayable: ctx.stripe.isConfigured ? whyNotChargeable(due, locale, textsFor(locale)) : "",
          suggested: null,
        }),
  };
}

function dueInDays({ status, amountDue, dueOn, paymentStatus }: Invoice, today: CivilDate): number | null {
  const isAwaited = (status === "open" || status === "uncollectible") && amountDue > 0n;
  return isAwaited && paymentStatus !== "processing" && dueOn !== null ? daysBetween(today, dueOn) : null;
}

function figuresOf(invoice: Invoice): ClientInvoicePageData["figures"] {
  const { currency, subtotal, discountTotal, taxes, roundingAmount } = invoice;
  const { total, amountCredited, amountPaid, amountDue } = invoice;
  return {
    ...{ currency, subtotal, discountTotal, roundingAmount, total, amountCredited, amountPaid, amountDue },
    taxes: taxes.map(({ taxRateId, ...tax }) => ({ id: taxRateId, ...tax })),
  };
}
