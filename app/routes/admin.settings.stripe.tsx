import { useActionData, useLoaderData } from "@remix-run/react";
import { checkStripe, followedEventTypes, type StripeCheck, viewStripeSetup } from "#domain/stripe-setup";
import { pageTitle } from "#components/page-title";
import { StripeCheckCard } from "#components/settings/stripe-check-card";
import { StripeNotConnected } from "#components/settings/stripe-not-connected";
import { StripeWebhookCard } from "#components/settings/stripe-webhook-card";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Stripe");

export const loader = forAdmin(async ({ ctx, staff }) => ({
  setup: await viewStripeSetup(ctx),
  eventTypes: [...followedEventTypes],
  zone: { timeZone: staff.organization.timeZone, locale: staff.organization.locale },
}));

/** Stripe is asked only when somebody wants to know: the page itself does not wait for it. */
export const action = forAdmin(async ({ ctx }) => ({ check: await checkStripe(ctx) }));

export default function StripeSettings() {
  const { setup, eventTypes, zone } = useLoaderData<typeof loader>();
  const { check } = useActionData<{ check?: StripeCheck }>() ?? {};
  return (
    <div className="space-y-6">
      {setup.isConfigured ? <StripeCheckCard setup={setup} check={check ?? null} /> : <StripeNotConnected />}
      <StripeWebhookCard setup={setup} eventTypes={eventTypes} {...zone} />
    </div>
  );
}
