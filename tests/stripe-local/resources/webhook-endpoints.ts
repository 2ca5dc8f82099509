import type Stripe from "stripe";
import { z } from "zod";
import { newId } from "../ids.ts";
import { pageOf } from "../page.ts";
import { expand, flag, page, params, requiredText, text } from "../params.ts";
import { route, type Route } from "../router.ts";
import { view } from "../view.ts";

// The SDK lists every event by name; which ones there are is not this stand-in's to know.
const events = z.array(z.string() as unknown as z.ZodType<Stripe.WebhookEndpointCreateParams.EnabledEvent>);

const createParams = params<Stripe.WebhookEndpointCreateParams>()({
  url: requiredText,
  enabled_events: events,
  description: text,
  expand,
});
const updateParams = params<Stripe.WebhookEndpointUpdateParams>()({
  disabled: flag,
  enabled_events: events.optional(),
  url: text,
  expand,
});

/** What the account says of its webhooks. Where events really go is decided by the local Stripe's own settings. */
export const webhookEndpointRoutes: Route[] = [
  route("GET", "/v1/webhook_endpoints", params<Stripe.WebhookEndpointListParams>()(page), (call) =>
    pageOf(call.account.store, {
      kind: "webhook_endpoint",
      url: call.url,
      query: call.params,
      matches: () => true,
    }),
  ),
  route("POST", "/v1/webhook_endpoints", createParams, ({ account, params }) =>
    view(
      account.store,
      account.store.put<Stripe.WebhookEndpoint>({
        id: newId("we"),
        object: "webhook_endpoint",
        api_version: null,
        application: null,
        created: account.now(),
        description: params.description ?? null,
        enabled_events: params.enabled_events,
        livemode: false,
        metadata: {},
        status: "enabled",
        url: params.url,
      }),
    ),
  ),
  route("POST", "/v1/webhook_endpoints/:id", updateParams, ({ account, id, params }) => {
    const before = account.store.get("webhook_endpoint", id);
    return view(
      account.store,
      account.store.put<Stripe.WebhookEndpoint>({
        ...before,
        url: params.url ?? before.url,
        enabled_events: params.enabled_events ?? before.enabled_events,
        ...(params.disabled !== undefined && { status: params.disabled ? "disabled" : "enabled" }),
      }),
    );
  }),
];
