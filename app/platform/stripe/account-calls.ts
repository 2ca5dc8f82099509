import type Stripe from "stripe";
import { calling, expectObject } from "./failure.ts";

export type AccountCalls = ReturnType<typeof accountCalls>;

/** Whose key it is. */
export type StripeAccount = {
  readonly id: string;
  /** What the account is called at Stripe; empty where it has no name. */
  readonly name: string;
  /** Two letters; empty where Stripe does not say. */
  readonly country: string;
  readonly canCharge: boolean;
  readonly canPayOut: boolean;
};

/** An address that Stripe posts events to. */
export type StripeEndpoint = {
  readonly url: string;
  readonly isEnabled: boolean;
  /** Names of events, or "*" alone for all. */
  readonly eventTypes: readonly string[];
};

/** What there is to know of the account behind the key, for settings to show. */
export function accountCalls(client: Stripe) {
  return {
    retrieveAccount: (): Promise<StripeAccount> =>
      calling(async () => toAccount(expectObject(await client.accounts.retrieveCurrent(), "account"))),
    /** The first hundred, which is more than Stripe allows an account. */
    listEndpoints: (): Promise<StripeEndpoint[]> =>
      calling(async () => {
        const page = expectObject<Stripe.ApiList<Stripe.WebhookEndpoint>>(
          await client.webhookEndpoints.list({ limit: 100 }),
          "list",
        );
        return page.data.map(({ url, status, enabled_events }) => ({
          url,
          isEnabled: status === "enabled",
          eventTypes: enabled_events,
        }));
      }),
  };
}

function toAccount(account: Stripe.Account): StripeAccount {
  const { id, settings, business_profile, email, country, charges_enabled, payouts_enabled } = account;
  return {
    id,
    name: settings?.dashboard.display_name || business_profile?.name || email || "",
    country: country ?? "",
    canCharge: charges_enabled,
    canPayOut: payouts_enabled,
  };
}
