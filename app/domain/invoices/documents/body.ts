import { formatMoney } from "#lib/money";
import { formatNumber, formatPercent, formatUnitPrice } from "#lib/number-text";
import type { DocumentLine, DocumentParty } from "#platform/pdf";
import { InvoiceNotIssued } from "../errors.ts";
import { netUnitPrice } from "./net-unit-price.ts";
import type { InvoiceView, LineView, Party, TaxView } from "../view.ts";

/** What an invoice's document and that of the credit note for all of it have in common, in the buyer's language. */
export function documentBody(invoice: InvoiceView) {
  const { seller, buyer, currency, lines, taxes } = invoice;
  if (!seller || !buyer) throw new InvoiceNotIssued();
  const { locale } = buyer;
  const money = (amount: bigint) => formatMoney({ amount, currency }, locale);
  return {
    currency,
    seller: documentParty(seller),
    client: documentParty(buyer),
    lines: lines.map((line) => documentLine(line, { currency, locale })),
    totals: {
      subtotal: money(invoice.subtotal),
      discounts: discounts(invoice).map(({ label, amount }) => ({ label, amount: money(-amount) })),
      taxes: taxes.map((tax) => ({
        label: taxLabel(tax, locale),
        taxable: money(tax.base),
        amount: money(tax.amount),
      })),
      ...(invoice.roundingAmount !== 0n && { rounding: money(invoice.roundingAmount) }),
      total: money(invoice.total),
    },
    exemptionNotes: taxes.filter(({ percent }) => percent === "0").map(({ name }) => name),
  };
}

function documentParty({ name, address, taxNumber, email }: Party): DocumentParty {
  return {
    name,
    addressLines: address
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
    taxNumber: taxNumber || undefined,
    email: email || undefined,
  };
}

function documentLine(
  line: LineView,
  { currency, locale }: { currency: string; locale: string },
): DocumentLine {
  const money = (amount: bigint) => formatMoney({ amount, currency }, locale);
  const included = line.taxes.filter(({ inclusive }) => inclusive).map(({ percent }) => percent);
  return {
    description: line.description,
    quantity: formatNumber(line.quantity, locale),
    unitAmount: formatUnitPrice(line.unitAmountDecimal, currency, locale),
    unitAmountNet:
      included.length === 0
        ? undefined
        : formatUnitPrice(netUnitPrice(line.unitAmountDecimal, included), currency, locale),
    ...(line.discountAmount !== 0n && {
      discount: { label: discountLabel(line, locale), amount: money(-line.discountAmount) },
    }),
    taxLabel: lineTaxLabel(line, locale),
    amount: money(line.amount),
  };
}

function discountLabel({ discount }: LineView, locale: string): string {
  return discount && "percent" in discount
    ? `Discount ${formatPercent(discount.percent, locale)}`
    : "Discount";
}

function lineTaxLabel({ taxes }: LineView, locale: string): string {
  if (taxes.length === 0) return "–";
  return taxes
    .map(({ percent, inclusive }) => `${formatPercent(percent, locale)}${inclusive ? " incl." : ""}`)
    .join(" + ");
}

function taxLabel({ name, percent, inclusive }: TaxView, locale: string): string {
  const rate = `${name} ${formatPercent(percent, locale)}`;
  return inclusive ? `${rate} (included)` : rate;
}

/** What was taken off: on lines together, and on the invoice. */
function discounts({ lines }: InvoiceView): { label: string; amount: bigint }[] {
  const sum = (amounts: readonly bigint[]) => amounts.reduce((all, amount) => all + amount, 0n);
  return [
    { label: "Discounts on lines", amount: sum(lines.map((line) => line.discountAmount)) },
    { label: "Discount", amount: sum(lines.map((line) => line.invoiceDiscountShare)) },
  ].filter(({ amount }) => amount !== 0n);
}
