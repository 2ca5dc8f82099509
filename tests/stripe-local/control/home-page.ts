import { showAmount } from "../currencies.ts";
import { faultKinds } from "../faults.ts";
import { idOf } from "../ids.ts";
import { view } from "../view.ts";
import { paymentRows, balanceButtons } from "./fates.ts";
import { document, html, type Html, type Shown } from "./html.ts";
import type { Surroundings } from "./surroundings.ts";

const shownRows = 15;

/** What a person needs to see of the local Stripe, and the switches for what goes wrong with it. */
export function showHome({ account, api, webhooks }: Surroundings): string {
  const { store } = account;
  const isRefusing = api.faults.isRefusing();
  const undelivered = webhooks.pending().length;
  const body = html`<main>
    <h1>Local Stripe</h1>
    ${
      isRefusing
        ? html`<p class="error" role="status">Stripe is unreachable: the API port refuses connections.</p>
            <form method="post" action="/reachable"><button class="big">Bring Stripe back</button></form>`
        : html`<p role="status">Stripe is reachable at ${api.port.base}.</p>
            <form method="post" action="/unreachable">
              <button class="big bad">Make Stripe unreachable</button>
            </form>`
    }
    <h2>Other faults</h2>
    ${faultsForm()}
    ${
      api.faults.list().length > 0 &&
      html`<ul>
          ${api.faults.list().map((fault) => html`<li>${fault.kind} ${fault.when} ${fault.match?.method ?? ""} ${fault.match?.path ?? ""} ${fault.times ? `× ${fault.times}` : ""}</li>`)}
        </ul>
        <form method="post" action="/reachable"><button>End all faults</button></form>`
    }
    <h2>Webhooks</h2>
    <p>
      ${typeof webhooks.receiver === "string" ? webhooks.receiver : "No endpoint."} Delivery is
      ${webhooks.delivery}; ${undelivered} of ${store.deliveries.size} events undelivered.
    </p>
    <form method="post" action="/delivery">
      <input type="hidden" name="delivery" value="${webhooks.delivery === "on" ? "off" : "on"}" />
      <button>${webhooks.delivery === "on" ? "Hold events back" : "Deliver events again"}</button>
    </form>
    ${table(
      ["Type", "State", "Attempts", "Last answer", "Event"],
      store
        .all("event")
        .slice(-shownRows)
        .reverse()
        .map((event) => {
          const delivery = store.deliveries.get(event.id);
          return [event.type, delivery?.state, delivery?.attempts, delivery?.lastAnswer, event.id];
        }),
    )}
    <h2>Payments</h2>
    ${table(["Amount", "Status", "For", "What a bank or somebody at Stripe does"], paymentRows(account, shownRows))}
    <div class="deeds">${balanceButtons(account)}</div>
    <h2>Subscriptions</h2>
    ${table(
      ["Quantity", "Status", "Subscription", "Customer"],
      store
        .all("subscription")
        .reverse()
        .map((subscription) => {
          const quantity = view(store, subscription)
            .items.data.map((item) => item.quantity)
            .join(", ");
          return [quantity, subscription.status, subscription.id, idOf(subscription.customer)];
        }),
    )}
    <h2>Checkout sessions</h2>
    ${table(
      ["Session", "Amount", "Status", "Payment"],
      store
        .all("checkout.session")
        .slice(-shownRows)
        .reverse()
        .map((session) => [
          session.url
            ? html`<a href="${session.url}">${session.id.slice(0, 20)}…</a>`
            : `${session.id.slice(0, 20)}…`,
          showAmount(session.amount_total ?? 0, session.currency ?? "eur"),
          session.status,
          session.payment_status,
        ]),
    )}
    <h2>Requests</h2>
    ${table(
      ["At", "Request", "Key", "Status", "Fault"],
      api.log
        .list()
        .slice(-shownRows)
        .reverse()
        .map((entry) => [
          entry.at.slice(11, 19),
          `${entry.method} ${entry.path}`,
          entry.idempotencyKey,
          entry.replayed ? `${entry.status} replayed` : entry.status,
          entry.fault,
        ]),
    )}
  </main>`;
  return document({ title: "Local Stripe", body });
}

function faultsForm(): Html {
  const kinds = faultKinds.filter((kind) => kind !== "refuse");
  return html`<form class="row" method="post" action="/faults">
    <label
      >Kind
      <select name="kind">
        ${kinds.map((kind) => html`<option>${kind}</option>`)}
      </select></label
    >
    <label
      >When
      <select name="when">
        <option value="before">before the effect</option>
        <option value="after">after the effect</option>
      </select></label
    >
    <label
      >Method
      <select name="method">
        <option value="">any</option>
        <option>GET</option>
        <option>POST</option>
        <option>DELETE</option>
      </select></label
    >
    <label>Path <input name="path" placeholder="/v1/…" /></label>
    <label>Times <input name="times" type="number" min="1" /></label>
    <button>Add</button>
  </form>`;
}

function table(heads: string[], rows: Shown[][]): Html {
  if (rows.length === 0) return html`<p class="note">None yet.</p>`;
  const body = rows.map(
    (row) =>
      html`<tr>
        ${row.map((cell) => html`<td>${cell}</td>`)}
      </tr>`,
  );
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${body}
      </tbody>
    </table>
  </div>`;
}
