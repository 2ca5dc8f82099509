import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type ts from "typescript";
import type { Kind } from "../wire.ts";

/** The interfaces and type aliases of one typings file, by their qualified names, as in `Charge.Outcome`. */
export type Typings = ReadonlyMap<string, ts.InterfaceDeclaration | ts.TypeAliasDeclaration>;

const require = createRequire(import.meta.url);
const folder = join(dirname(require.resolve("stripe")), "..", "esm", "resources");
const read = new Map<string, Typings>();

/** Loaded when first needed: most who start a local Stripe never ask about the contract, and the compiler is large. */
export function compiler(): typeof ts {
  return require("typescript") as typeof ts;
}

/** Where the installed SDK states the shape of each object. */
export const homes: Record<
  Kind | "balance" | "account" | "line_item" | "item",
  { file: string; name: string }
> = {
  customer: { file: "Customers", name: "Customer" },
  product: { file: "Products", name: "Product" },
  price: { file: "Prices", name: "Price" },
  subscription: { file: "Subscriptions", name: "Subscription" },
  subscription_item: { file: "SubscriptionItems", name: "SubscriptionItem" },
  invoice: { file: "Invoices", name: "Invoice" },
  line_item: { file: "InvoiceLineItems", name: "InvoiceLineItem" },
  item: { file: "LineItems", name: "LineItem" },
  "checkout.session": { file: "Checkout/Sessions", name: "Session" },
  payment_intent: { file: "PaymentIntents", name: "PaymentIntent" },
  charge: { file: "Charges", name: "Charge" },
  refund: { file: "Refunds", name: "Refund" },
  balance_transaction: { file: "BalanceTransactions", name: "BalanceTransaction" },
  dispute: { file: "Disputes", name: "Dispute" },
  payout: { file: "Payouts", name: "Payout" },
  webhook_endpoint: { file: "WebhookEndpoints", name: "WebhookEndpoint" },
  event: { file: "Events", name: "EventBase" },
  balance: { file: "Balance", name: "Balance" },
  account: { file: "Accounts", name: "Account" },
};

export function typingsOf(file: string): Typings {
  const known = read.get(file);
  if (known) return known;
  const path = join(folder, `${file}.d.ts`);
  const { createSourceFile, ScriptTarget } = compiler();
  const source = createSourceFile(path, readFileSync(path, "utf8"), ScriptTarget.Latest);
  const found = new Map<string, ts.InterfaceDeclaration | ts.TypeAliasDeclaration>();
  collect(source, "", found);
  read.set(file, found);
  return found;
}

function collect(
  node: ts.Node,
  prefix: string,
  found: Map<string, ts.InterfaceDeclaration | ts.TypeAliasDeclaration>,
): void {
  const { forEachChild, isInterfaceDeclaration, isModuleDeclaration, isTypeAliasDeclaration } = compiler();
  forEachChild(node, (child) => {
    if (isInterfaceDeclaration(child) || isTypeAliasDeclaration(child))
      found.set(prefix + child.name.text, child);
    else if (isModuleDeclaration(child) && child.body)
      collect(child.body, `${prefix}${child.name.text}.`, found);
  });
}
