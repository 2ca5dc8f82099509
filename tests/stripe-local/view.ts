import { refuse } from "./failure.ts";
import type { Store } from "./store.ts";
import type { Kind, Tables } from "./wire.ts";

export function listOf<T>(data: T[], url: string, { hasMore }: { hasMore: boolean } = { hasMore: false }) {
  return { object: "list" as const, data, has_more: hasMore, url };
}

/** A copy of the object as Stripe shows it now, with what is kept elsewhere filled in. */
export function view<T extends Tables[Kind]>(store: Store, thing: T): T {
  const shown = structuredClone(thing);
  if (shown.object === "subscription") {
    const items = store.all("subscription_item").filter((item) => item.subscription === shown.id);
    shown.items = listOf(structuredClone(items), `/v1/subscription_items?subscription=${shown.id}`);
  }
  if (shown.object === "event") {
    const delivery = store.deliveries.get(shown.id);
    shown.pending_webhooks = delivery?.state === "pending" ? 1 : 0;
  }
  return shown;
}

/** Replaces ids by whole objects along each path of `expand`, as in `latest_charge.balance_transaction` or `data.charge`. */
export function expandPaths(store: Store, body: unknown, paths: readonly string[] = []): unknown {
  for (const path of paths) widen(store, body, path.split("."), path);
  return body;
}

/** Fields that may be asked for though this object has none. */
const optionalReferences = new Set(["failure_balance_transaction"]);

function widen(store: Store, at: unknown, parts: string[], path: string): void {
  const [name, ...rest] = parts;
  if (name === undefined || at === null || typeof at !== "object") return;
  if (Array.isArray(at)) return at.forEach((each) => widen(store, each, parts, path));
  const holder = at as Record<string, unknown>;
  if (name === "line_items" && holder.object === "checkout.session")
    holder[name] = lineItems(store, String(holder.id));
  if (name === "refunds" && holder.object === "charge") holder[name] = refundsOf(store, String(holder.id));
  if (!(name in holder) && optionalReferences.has(name)) return;
  if (!(name in holder)) throw refuse(`This property cannot be expanded (${path}).`);
  const value = holder[name];
  if (typeof value === "string") {
    const found = store.findAny(value);
    if (found) holder[name] = view(store, found);
  }
  widen(store, holder[name], rest, path);
}

function lineItems(store: Store, sessionId: string) {
  return listOf(
    structuredClone(store.sessionDetails.get(sessionId)?.lineItems ?? []),
    `/v1/checkout/sessions/${sessionId}/line_items`,
  );
}

function refundsOf(store: Store, chargeId: string) {
  const refunds = store.all("refund").filter((refund) => refund.charge === chargeId);
  return listOf(
    refunds.reverse().map((refund) => view(store, refund)),
    `/v1/charges/${chargeId}/refunds`,
  );
}
