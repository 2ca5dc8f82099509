import type { Account } from "../account.ts";
import { completeSession, expireOverdueSessions, type CheckoutOutcome } from "../checkout.ts";
import { showAmount } from "../currencies.ts";
import type { Session } from "../wire.ts";
import { document, html, type Html } from "./html.ts";

export type Page = { status: number; body: string } | { location: string };
type Filled = Record<string, string>;

const declinedCard = "4000000000000002";

/** The page that a session's `url` leads to: what the client owes, and a way to pay it. Works without JavaScript. */
export function showCheckout(account: Account, sessionId: string): Page {
  expireOverdueSessions(account);
  const session = account.store.find("checkout.session", sessionId);
  if (!session)
    return notice(404, { title: "Page not found", text: "There is no checkout under this address." });
  return session.status === "open" ? form(account, { session, filled: {}, problem: null }) : closed(session);
}

export function submitCheckout(
  account: Account,
  { sessionId, filled }: { sessionId: string; filled: Filled },
): Page {
  expireOverdueSessions(account);
  const session = account.store.find("checkout.session", sessionId);
  if (!session)
    return notice(404, { title: "Page not found", text: "There is no checkout under this address." });
  if (session.status !== "open") return closed(session);
  const problem = problemWith(filled);
  if (problem) return form(account, { session, filled, problem });
  const payer = { email: filled.email || session.customer_email, name: filled.name || null };
  completeSession(account, { sessionId, outcome: outcomeOf(filled), payer });
  account.noteChange();
  if (session.status === "open")
    return form(account, { session, filled, problem: "Your card was declined. Try another card." });
  return { location: (session.success_url ?? "/").replaceAll("{CHECKOUT_SESSION_ID}", session.id) };
}

function outcomeOf(filled: Filled): CheckoutOutcome {
  if (filled.method === "bank_debit") return "processing";
  return digitsOf(filled) === declinedCard ? "declined" : "paid";
}

function problemWith(filled: Filled): string | null {
  if (filled.email && !/^\S+@\S+$/.test(filled.email)) return "Enter a whole e-mail address.";
  if (filled.method === "bank_debit") return null;
  if (!/^\d{16}$/.test(digitsOf(filled)))
    return "Enter the 16 digits of the card number. 4242 4242 4242 4242 pays.";
  if (![declinedCard, "4242424242424242"].includes(digitsOf(filled)))
    return "Here only 4242 4242 4242 4242 (pays) and 4000 0000 0000 0002 (declines) are known.";
  if (!/^(0[1-9]|1[0-2])\s*\/?\s*\d{2}$/.test(filled.expiry ?? "")) return "Enter the expiry date as MM/YY.";
  return /^\d{3,4}$/.test(filled.cvc ?? "") ? null : "Enter the three digits from the back of the card.";
}

function digitsOf(filled: Filled): string {
  return (filled.card_number ?? "").replace(/[\s-]/g, "");
}

function form(
  account: Account,
  { session, filled, problem }: { session: Session; filled: Filled; problem: string | null },
): Page {
  const lines = account.store.sessionDetails.get(session.id)?.lineItems ?? [];
  const amount = showAmount(session.amount_total ?? 0, session.currency ?? "eur");
  const isDebit = filled.method === "bank_debit";
  const body = html`<main class="narrow">
    <p class="note">Local Stripe: a stand-in for checkout.stripe.com. No money moves.</p>
    <h1>Pay ${lines[0]?.description ?? "your invoice"}</h1>
    <p class="amount">${amount}</p>
    ${
      lines.length > 1 &&
      html`<ul>
        ${lines.map((line) => html`<li>${line.description}: ${showAmount(line.amount_total, line.currency)}</li>`)}
      </ul>`
    }
    ${problem && html`<p class="error" role="alert">${problem}</p>`}
    <form method="post" action="/c/pay/${session.id}">
      ${field({ name: "email", label: "E-mail", type: "email", autocomplete: "email", value: filled.email ?? session.customer_email ?? "" })}
      <fieldset>
        <legend>Payment method</legend>
        ${choice({ value: "card", label: "Card", isChosen: !isDebit })}
        ${choice({ value: "bank_debit", label: "Bank debit (stays processing)", isChosen: isDebit })}
      </fieldset>
      ${field({ name: "card_number", label: "Card number", inputmode: "numeric", autocomplete: "cc-number", value: filled.card_number ?? "" })}
      <div class="pair">
        ${field({ name: "expiry", label: "Expiry (MM/YY)", inputmode: "numeric", autocomplete: "cc-exp", value: filled.expiry ?? "" })}
        ${field({ name: "cvc", label: "CVC", inputmode: "numeric", autocomplete: "cc-csc", value: filled.cvc ?? "" })}
      </div>
      ${field({ name: "name", label: "Name on card", autocomplete: "cc-name", value: filled.name ?? "" })}
      <button class="wide">Pay ${amount}</button>
    </form>
    ${session.cancel_url && html`<p><a href="${session.cancel_url}">Cancel</a></p>`}
  </main>`;
  return { status: problem ? 402 : 200, body: document({ title: `Pay ${amount}`, body }) };
}

type Field = {
  name: string;
  label: string;
  value: string;
  autocomplete: string;
  type?: string;
  inputmode?: string;
};

function field({ name, label, value, autocomplete, type = "text", inputmode = "text" }: Field): Html {
  const input = html`<input
    id="${name}"
    name="${name}"
    type="${type}"
    inputmode="${inputmode}"
    autocomplete="${autocomplete}"
    value="${value}"
  />`;
  return html`<div><label for="${name}">${label}</label>${input}</div>`;
}

function choice({ value, label, isChosen }: { value: string; label: string; isChosen: boolean }): Html {
  return html`<label class="choice"
    ><input type="radio" name="method" value="${value}" ${isChosen && "checked"} /> ${label}</label
  >`;
}

function closed(session: Session): Page {
  const back = session.status === "complete" ? session.success_url : session.cancel_url;
  const title = session.status === "complete" ? "Already paid" : "This checkout has expired";
  const text =
    session.status === "complete"
      ? "This checkout is complete. There is nothing left to pay here."
      : "Go back and start again to pay.";
  return notice(200, { title, text, back: (back ?? "").replaceAll("{CHECKOUT_SESSION_ID}", session.id) });
}

function notice(status: number, { title, text, back }: { title: string; text: string; back?: string }): Page {
  const body = html`<main class="narrow">
    <h1>${title}</h1>
    <p>${text}</p>
    ${back && html`<p><a href="${back}">Back</a></p>`}
  </main>`;
  return { status, body: document({ title, body }) };
}
