import type Stripe from "stripe";
import { z } from "zod";
import type { Account } from "../account.ts";
import { refuse } from "../failure.ts";
import { newId } from "../ids.ts";
import { isWithin, pageOf } from "../page.ts";
import { created, expand, integer, oneOf, page, params, text } from "../params.ts";
import { route, type Route } from "../router.ts";
import { listOf, view } from "../view.ts";
import type { Invoice, Price, Subscription, SubscriptionItem } from "../wire.ts";
import { prorations, wholePeriod } from "./invoice-lines.ts";
import { invoiceOf } from "./invoice-object.ts";

const previewItem = params<Stripe.InvoiceCreatePreviewParams.SubscriptionDetails.Item>()({
  id: text,
  price: text,
  quantity: integer,
});
const previewParams = params<Stripe.InvoiceCreatePreviewParams>()({
  customer: text,
  subscription: text,
  subscription_details: params<Stripe.InvoiceCreatePreviewParams.SubscriptionDetails>()({
    items: z.array(previewItem).optional(),
    proration_behavior: oneOf("always_invoice", "create_prorations", "none"),
    proration_date: integer,
  }).optional(),
  expand,
});
const listParams = params<Stripe.InvoiceListParams>()({
  ...page,
  created,
  customer: text,
  subscription: text,
  status: oneOf("draft", "open", "paid", "uncollectible", "void"),
});

const linesShown = 10;

export const invoiceRoutes: Route[] = [
  route("POST", "/v1/invoices/create_preview", previewParams, ({ account, params }) =>
    preview(account, params),
  ),
  route("GET", "/v1/invoices", listParams, ({ account, params, url }) =>
    pageOf(account.store, {
      kind: "invoice",
      url,
      query: params,
      matches: (invoice) =>
        (params.customer ?? invoice.customer) === invoice.customer &&
        (params.status ?? invoice.status) === invoice.status &&
        (!params.subscription ||
          invoice.parent?.subscription_details?.subscription === params.subscription) &&
        isWithin(invoice.created, params.created),
    }),
  ),
  route("GET", "/v1/invoices/:id", params<Stripe.InvoiceRetrieveParams>()({ expand }), ({ account, id }) =>
    view(account.store, account.store.get("invoice", id)),
  ),
];

/** The invoice that starting a subscription causes. Nothing is collected here: it stays open unless it is for nothing. */
export function makeFirstInvoice(account: Account, subscription: Subscription): Invoice {
  const items = view(account.store, subscription).items.data;
  const lines = items.map((item) =>
    wholePeriod(item, { start: item.current_period_start, end: item.current_period_end }),
  );
  const invoice = account.store.put(
    invoiceOf(account, { subscription, lines, reason: "subscription_create" }),
  );
  account.emit("invoice.created", invoice);
  account.emit("invoice.finalized", invoice);
  if (invoice.status === "paid") account.emit("invoice.paid", invoice);
  return invoice;
}

/** Remembers what a change of quantity or price credits and charges; the next invoice and every preview carry it. */
export function noteProration(
  account: Account,
  { item, quantity, price }: { item: SubscriptionItem; quantity: number; price: Price },
): void {
  const pending = account.store.pendingProrations.get(item.subscription) ?? [];
  account.store.pendingProrations.set(item.subscription, [
    ...pending,
    ...prorations(item, { quantity, price, at: account.now() }),
  ]);
}

function preview(account: Account, given: z.output<typeof previewParams>): Invoice {
  const subscription = account.store.get("subscription", given.subscription ?? "", "subscription");
  const details = given.subscription_details;
  const at = details?.proration_date ?? account.now();
  const items = view(account.store, subscription).items.data;
  requireProrationDate(items, details);
  const wanted = new Map(details?.items?.map((item) => [item.id, item.quantity]));
  const changes = items.flatMap((item) => {
    const quantity = wanted.get(item.id);
    return quantity === undefined || quantity === item.quantity || details?.proration_behavior === "none"
      ? []
      : prorations(item, { quantity, at });
  });
  const next = items.map((item) => {
    const length = item.current_period_end - item.current_period_start;
    const period = { start: item.current_period_end, end: item.current_period_end + length };
    return wholePeriod({ ...item, quantity: wanted.get(item.id) ?? item.quantity ?? 1 }, period);
  });
  const pending = account.store.pendingProrations.get(subscription.id) ?? [];
  const isAtOnce = details?.proration_behavior === "always_invoice";
  const lines = isAtOnce ? changes : [...changes, ...pending, ...next];
  const invoice = invoiceOf(account, { subscription, lines, reason: "upcoming" });
  return {
    ...invoice,
    id: newId("upcoming_in"),
    status: "draft",
    number: null,
    // The newest come first, and an invoice shows ten of its lines.
    lines: listOf(lines.slice(0, linesShown), invoice.lines.url, { hasMore: lines.length > linesShown }),
  };
}

function requireProrationDate(
  items: readonly SubscriptionItem[],
  details: z.output<typeof previewParams>["subscription_details"],
): void {
  const at = details?.proration_date;
  if (at === undefined) return;
  const param = "subscription_details[proration_date]";
  if (details?.proration_behavior === "none")
    throw refuse("You cannot set a proration date when the proration behavior is `none`.", { param });
  const isInPeriod = items.every((item) => item.current_period_start <= at && at <= item.current_period_end);
  if (!isInPeriod) throw refuse("The proration date must be within the current period.", { param });
}
