import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { changeSeatPrice, listSeatPrices, seatPriceInput, viewSeatPlan } from "#domain/seats";
import { Card } from "#components/card";
import { pageTitle } from "#components/page-title";
import { PriceForm } from "#components/seats/price-form";
import { seatPriceInWords } from "#lib/seat-price-words";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forOwner } from "#web/guards";

export const meta = () => pageTitle("Price of seats");

const seatSettings = "/admin/settings/seats";

export const loader = forOwner(async ({ ctx, request, staff }) => {
  const { billed } = await viewSeatPlan(ctx);
  if (!billed) return redirect(seatSettings);
  const isTyped = new URL(request.url).searchParams.has("typed");
  const choices = isTyped ? null : await listSeatPrices(ctx, { currency: billed.price?.currency ?? null });
  const { locale } = staff.organization;
  return {
    priceId: billed.wantedPriceId ?? billed.priceId,
    present: billed.price ? seatPriceInWords(billed.price, locale) : null,
    proration: billed.proration,
    choices,
    whyTyped:
      isTyped || choices
        ? "It begins with price_ and is the id of a price that recurs and goes by quantity."
        : "Stripe did not say in time which prices there are. Copy the id from Stripe: it begins with price_.",
    locale,
  };
});

export const action = forOwner(async ({ ctx, request, context }) =>
  submitForm(request, seatPriceInput, async (input) => {
    await changeSeatPrice(ctx, input);
    return flashRedirect(context, seatSettings, "The new price goes to Stripe now.");
  }),
);

export default function SeatPricePage() {
  const { present, proration, ...form } = useLoaderData<typeof loader>();
  return (
    <Card
      title="Change the price of seats"
      description={present ? `Now ${present}.` : "What a seat costs now is not known here yet."}
    >
      <div className="space-y-4">
        <p className="max-w-2xl">
          {proration === "none"
            ? "Every seat costs the new price from the next period on."
            : "Every seat costs the new price at once. For the rest of this period Stripe puts the difference on the next invoice."}{" "}
          A price for another stretch of time begins a new period at once.
        </p>
        <PriceForm {...form} />
      </div>
    </Card>
  );
}
