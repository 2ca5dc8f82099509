import { formatInstant } from "#lib/civil-date";
import { formatMoney, type Money } from "#lib/money";
import { emailWhat } from "../billing/email-words.ts";

export type AttentionCounts = {
  failedEmails: number;
  parkedEvents: number;
  processingPayments: number;
  openDisputes: number;
  openDiscrepancies: number;
  openChangeRequests: number;
  forgottenDrafts: number;
  waitingSeats: { state: "late" | "blocked" } | null;
  incidents: readonly { id: string; headline: string; action: string }[];
};

export type UndeliveredMail = {
  id: string;
  template: string;
  toAddress: string;
  clientName: string | null;
  invoiceNumber: string | null;
  reason: string | null;
};

export type AttentionProps = {
  attention: AttentionCounts;
  /** The most urgent ones of those that are counted. */
  disputed: readonly {
    id: string;
    paymentId: string;
    amount: Money;
    clientName: string | null;
    invoiceNumber: string | null;
    evidenceDueAt: Date | null;
  }[];
  undelivered: readonly UndeliveredMail[];
  timeZone: string;
  locale: string;
};

export type Matter = { id: string; text: string; reason?: string | null; to: string; way: string };

export function mattersOf(props: AttentionProps): Matter[] {
  return [
    ...props.attention.incidents.map(({ id, headline, action }) => ({
      ...{ id, text: headline, reason: action, way: "Look into it" },
      to: `/admin/billing/incidents/${id}`,
    })),
    ...seatsOf(props.attention),
    ...disputesOf(props),
    ...mailsOf(props),
    ...countedOf(props.attention),
  ];
}

function seatsOf({ waitingSeats }: AttentionCounts): Matter[] {
  if (!waitingSeats) return [];
  const text =
    waitingSeats.state === "blocked"
      ? "A change of seats is blocked: Stripe does not take it until somebody has acted"
      : "A change of seats has waited for Stripe for more than five minutes";
  return [{ id: "seats", text, to: "/admin/billing", way: "Look at billing" }];
}

function disputesOf({ attention, disputed, timeZone, locale }: AttentionProps): Matter[] {
  const named = disputed.map(({ id, paymentId, amount, clientName, invoiceNumber, evidenceDueAt }) => ({
    id,
    text: `${clientName ?? "Somebody"} disputes ${formatMoney(amount, locale)}${invoiceNumber ? ` for ${invoiceNumber}` : ""}`,
    reason: evidenceDueAt
      ? `Stripe takes evidence until ${formatInstant(evidenceDueAt, timeZone, locale)}.`
      : "Stripe asks for no evidence.",
    to: `/admin/payments/${paymentId}`,
    way: "See the payment",
  }));
  const left = attention.openDisputes - disputed.length;
  if (left <= 0) return named;
  return [
    ...named,
    {
      id: "disputed",
      text: counting(left, "more payment is disputed", "more payments are disputed"),
      to: "/admin/invoices?paymentStatus=disputed",
      way: "See them",
    },
  ];
}

function mailsOf({ attention, undelivered }: AttentionProps): Matter[] {
  const named = undelivered.map((mail) => ({
    ...{ id: mail.id, reason: mail.reason, to: `/admin/billing/emails/${mail.id}`, way: "Put it right" },
    text: undeliveredText(mail),
  }));
  const left = attention.failedEmails - undelivered.length;
  if (left <= 0) return named;
  return [
    ...named,
    {
      id: "emails",
      text: counting(left, "more e-mail was not delivered", "more e-mails were not delivered"),
      to: "/admin/billing/emails?state=failed",
      way: "See which",
    },
  ];
}

/** Who did not get what, as a sentence without its full stop. */
export function undeliveredText(mail: UndeliveredMail): string {
  const { template, toAddress, clientName, invoiceNumber } = mail;
  const what = [emailWhat(template), invoiceNumber].filter(Boolean).join(" ");
  return `${what} did not reach ${clientName ? `${clientName} (${toAddress})` : toAddress}`;
}

function countedOf(attention: AttentionCounts): Matter[] {
  const { parkedEvents, processingPayments, openDiscrepancies, openChangeRequests, forgottenDrafts } =
    attention;
  const matters: (Matter & { count: number })[] = [
    {
      id: "discrepancies",
      count: openDiscrepancies,
      text: counting(openDiscrepancies, "difference from Stripe is open", "differences from Stripe are open"),
      to: "/admin/reconciliation/discrepancies",
      way: "Settle them",
    },
    {
      id: "events",
      count: parkedEvents,
      text: counting(
        parkedEvents,
        "event from Stripe could not be applied",
        "events from Stripe could not be applied",
      ),
      to: "/admin/billing/events?state=parked",
      way: "Look into it",
    },
    {
      id: "changes",
      count: openChangeRequests,
      text: counting(openChangeRequests, "client asks for a change", "clients ask for changes"),
      to: "/admin/change-requests",
      way: "Decide",
    },
    {
      id: "processing",
      count: processingPayments,
      text: counting(processingPayments, "payment is on its way", "payments are on their way"),
      to: "/admin/payments?state=processing",
      way: "See them",
    },
    {
      id: "drafts",
      count: forgottenDrafts,
      text: counting(forgottenDrafts, "draft is over two weeks old", "drafts are over two weeks old"),
      to: "/admin/invoices?status=draft&sort=createdAt",
      way: "Finish them",
    },
  ];
  return matters.filter(({ count }) => count > 0);
}

function counting(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}
