import type Stripe from "stripe";
import { showDeadline } from "#lib/waits";
import { calling, expectObject, StripeFailure } from "./failure.ts";
import { readAmount, readCurrency, readExpanded, toStripeInstant } from "./read.ts";

export type PreviewCalls = ReturnType<typeof previewCalls>;

export type SeatChange = {
  readonly subscriptionId: string;
  readonly itemId: string;
  readonly quantity: number;
  /** A whole second of the current period, from which the change counts. */
  readonly at: Date;
};

/** What a change costs for the rest of the period: minor units, without taxes, after discounts. */
export type SeatChangePreview = { readonly amount: bigint; readonly currency: string };

/** A price that seats may have; `unitAmount` is decimal minor units, null where it depends on how many there are. */
export type SeatPriceChoice = {
  readonly id: string;
  /** What the price or its product is called; may be empty. */
  readonly name: string;
  readonly unitAmount: string | null;
  readonly currency: string;
  readonly interval: string;
  readonly intervalCount: number;
};

/** What pages show of Stripe and can do without: asked for once, and given up after a short deadline. */
export function previewCalls(client: Stripe) {
  const options = { timeout: showDeadline, maxNetworkRetries: 0 };
  return {
    /** Nothing is changed by it. Prorations of earlier changes, which are on the next invoice too, are left out. */
    previewSeatChange: ({ subscriptionId, itemId, quantity, at }: SeatChange): Promise<SeatChangePreview> =>
      calling(async () => {
        const answer = await inTime(
          client.invoices.createPreview(
            {
              subscription: subscriptionId,
              subscription_details: {
                items: [{ id: itemId, quantity }],
                proration_behavior: "create_prorations",
                proration_date: toStripeInstant(at),
              },
            },
            options,
          ),
        );
        return readPreview(expectObject(answer, "invoice"), toStripeInstant(at));
      }),

    /** The prices on sale that recur and go by quantity, newest first, a hundred at most. */
    listSeatPrices: (): Promise<readonly SeatPriceChoice[]> =>
      calling(async () => {
        const answer = await inTime(
          client.prices.list(
            {
              active: true,
              type: "recurring",
              recurring: { usage_type: "licensed" },
              limit: 100,
              expand: ["data.product"],
            },
            options,
          ),
        );
        return expectObject(answer, "list").data.flatMap(toChoice);
      }),
  };
}

/** The SDK's own deadline begins anew with every byte that comes, so that a slow answer could take for ever. */
async function inTime<R>(work: Promise<R>): Promise<R> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(unusable("Stripe did not answer in time.")), showDeadline);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

/** Prorations of the change begin where it does; Stripe lists the newest lines first and shows only some of many. */
function readPreview({ lines, currency }: Stripe.Invoice, at: number): SeatChangePreview {
  const own = lines.data.filter((line) => isProration(line) && line.period.start === at);
  const last = lines.data.at(-1);
  if (lines.has_more && (!last || own.length === 0 || own.includes(last)))
    throw unusable("Stripe's preview does not show all of the change.");
  const amounts = own.map(
    ({ amount, discount_amounts }) =>
      readAmount(amount) - (discount_amounts ?? []).reduce((sum, each) => sum + readAmount(each.amount), 0n),
  );
  return { amount: amounts.reduce((sum, amount) => sum + amount, 0n), currency: readCurrency(currency) };
}

function isProration({ parent }: Stripe.InvoiceLineItem): boolean {
  const details = parent?.subscription_item_details ?? parent?.invoice_item_details;
  return details?.proration === true;
}

function toChoice(price: Stripe.Price): SeatPriceChoice[] {
  if (!price.recurring) return [];
  const product = readExpanded<Stripe.Product | Stripe.DeletedProduct>(price.product);
  const productName = product && "name" in product ? product.name : "";
  return [
    {
      id: price.id,
      name: price.nickname ?? productName,
      unitAmount: price.unit_amount_decimal === null ? null : String(price.unit_amount_decimal),
      currency: readCurrency(price.currency),
      interval: price.recurring.interval,
      intervalCount: price.recurring.interval_count,
    },
  ];
}

function unusable(sentence: string): StripeFailure {
  return new StripeFailure("unknown", sentence, null, null, null);
}
