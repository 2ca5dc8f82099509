import type Stripe from "stripe";
import { z } from "zod";
import type { Account } from "../account.ts";
import { changed } from "../changed.ts";
import { newId } from "../ids.ts";
import { isWithin, pageOf } from "../page.ts";
import { created, expand, metadata, page, params, text } from "../params.ts";
import { route, type Route } from "../router.ts";
import { view } from "../view.ts";
import { refuse } from "../failure.ts";
import { mergeMetadata } from "./metadata.ts";

const address = z
  .union([
    params<Stripe.AddressParam>()({
      city: text,
      country: text,
      line1: text,
      line2: text,
      postal_code: text,
      state: text,
    }),
    z.literal(""),
  ])
  .optional();
const shared = { address, description: text, email: text, name: text, phone: text, metadata, expand };
const createParams = params<Stripe.CustomerCreateParams>()(shared);
const updateParams = params<Stripe.CustomerUpdateParams>()(shared);
const listParams = params<Stripe.CustomerListParams>()({ ...page, created, email: text });
type CustomerFields = z.output<typeof createParams>;

export const customerRoutes: Route[] = [
  route("POST", "/v1/customers", createParams, ({ account, params }) => {
    const customer = account.store.put(apply(blank(account), params));
    account.emit("customer.created", customer);
    return view(account.store, customer);
  }),
  route("GET", "/v1/customers", listParams, ({ account, params, url }) =>
    pageOf(account.store, {
      kind: "customer",
      url,
      query: params,
      matches: (customer) =>
        (!params.email || customer.email === params.email) && isWithin(customer.created, params.created),
    }),
  ),
  route("GET", "/v1/customers/:id", params<Stripe.CustomerRetrieveParams>()({ expand }), ({ account, id }) =>
    view(account.store, account.store.get("customer", id)),
  ),
  route("POST", "/v1/customers/:id", updateParams, ({ account, id, params }) => {
    const before = account.store.get("customer", id);
    const customer = account.store.put(apply(before, params));
    account.emit("customer.updated", customer, changed(before, customer));
    return view(account.store, customer);
  }),
];

function apply(customer: Stripe.Customer, given: CustomerFields): Stripe.Customer {
  if (given.email && !given.email.includes("@")) {
    throw refuse(`Invalid email address: ${given.email}`, { code: "email_invalid", param: "email" });
  }
  return {
    ...customer,
    address: given.address === undefined ? (customer.address ?? null) : addressOf(given.address),
    description: orKept(given.description, customer.description),
    email: orKept(given.email, customer.email),
    name: orKept(given.name, customer.name ?? null),
    phone: orKept(given.phone, customer.phone ?? null),
    metadata: mergeMetadata(customer.metadata, given.metadata),
  };
}

function orKept(given: string | undefined, kept: string | null): string | null {
  if (given === undefined) return kept;
  return given === "" ? null : given;
}

function addressOf(given: Exclude<CustomerFields["address"], undefined>): Stripe.Address | null {
  if (given === "") return null;
  const { city = null, country = null, line1 = null, line2 = null, postal_code = null, state = null } = given;
  return { city, country, line1, line2, postal_code, state };
}

function blank(account: Account): Stripe.Customer {
  return {
    id: newId("cus", { length: 14 }),
    object: "customer",
    address: null,
    balance: 0,
    created: account.now(),
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: newId("").slice(1, 9).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: {},
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: "none",
    test_clock: null,
  };
}
