import { formatMoney } from "#lib/money";
import { formatNumber, formatPercent, formatUnitPrice } from "#lib/number-text";
import { type Texts, textsFor } from "#lib/texts/languages";
import type { DocumentLine, DocumentParty } from "#platform/pdf";
import { InvoiceNotIssued } from "../errors.ts";
import { netUnitPrice } from "./net-unit-price.ts";
import type { InvoiceView, LineView, Party, TaxView } from "../view.ts";

/** What an invoice's document and that of the credit note for all of it have in common, in the buyer's language. */
export function documentBody(invoice: InvoiceView) {
  const { seller, buyer, currency, lines, taxes } = invoice;
  if (!seller || !buyer) throw new InvoiceNotIssued();
  const { locale } = buyer;
  const words = textsFor(locale).document;
  const money = (amount: bigint) => formatMoney({ amount, currency }, locale);
  return {
    locale,
    currency,
    seller: documentParty(seller),
    client: documentParty(buyer),
    lines: lines.map((line) => documentLine(line, { currency, locale, words })),
    totals: {
      subtotal: money(invoice.subtotal),
      discounts: discounts(invoice, words).map(({ label, amount }) => ({ label, amount: money(-amount) })),
      taxes: taxes.map((tax) => ({
        label: taxLabel(tax, { locale, words }),
        taxable: money(tax.base),
        amount: money(tax.amount),
      })),
      ...(invoice.roundingAmount !== 0n && { rounding: money(invoice.roundingAmount) }),
      total: money(invoice.total),
    },
    exemptionNotes: taxes.filter(({ percent }) => percent === "0").map(({ name }) => name),
  };
}

type Reader = { readonly locale: string; readonly words: Texts["document"] };

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
  { currency, locale, words }: Reader & { currency: string },
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
      discount: { label: discountLabel(line, { locale, words }), amount: money(-line.discountAmount) },
    }),
    taxLabel: lineTaxLabel(line, { locale, words }),
    amount: money(line.amount),
  };
}

function discountLabel({ discount }: LineView, { locale, words }: Reader): string {
  return discount && "percent" in discount
    ? words.discountOf(formatPercent(discount.percent, locale))
    : words.discount;
}

function lineTaxLabel({ taxes }: LineView, { locale, words }: Reader): string {
  if (taxes.length === 0) return words.noTax;
  return taxes
    .map(({ percent, inclusive }) => {
      const rate = formatPercent(percent, locale);
      return inclusive ? words.included(rate) : rate;
    })
    .join(" + ");
}

function taxLabel({ name, percent, inclusive }: TaxView, { locale, words }: Reader): string {
  const rate = formatPercent(percent, locale);
  return inclusive ? words.taxIncluded(name, rate) : words.tax(name, rate);
}

/** What was taken off: on lines together, and on the invoice. */
function discounts({ lines }: InvoiceView, words: Texts["document"]): { label: string; amount: bigint }[] {
  const sum = (amounts: readonly bigint[]) => amounts.reduce((all, amount) => all + amount, 0n);
  return [
    { label: words.discountsOnLines, amount: sum(lines.map((line) => line.discountAmount)) },
    { label: words.discount, amount: sum(lines.map((line) => line.invoiceDiscountShare)) },
  ].filter(({ amount }) => amount !== 0n);
}
