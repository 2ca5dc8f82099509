import type {
  BillingState,
  DeliveryState,
  EmailState,
  InviteStatus,
  InvoiceStatus,
  PaymentState,
  PaymentStatus,
  RefundState,
  Role,
  StripeEventState,
} from "#lib/statuses";
import type { Texts } from "#lib/texts/languages";
import { Badge, type BadgeTone } from "./badge.tsx";
import { useTexts } from "./texts.tsx";

/** Of what clients see the label is in the catalogue of their language. */
type Look<Kind> = Kind extends keyof Texts["status"] ? BadgeTone : readonly [label: string, tone: BadgeTone];

/** `overdue` and `resolved` are derived, hence not among the stored words. */
type Words = {
  invoice: InvoiceStatus | "overdue";
  paymentStatus: PaymentStatus;
  payment: PaymentState;
  refund: RefundState;
  delivery: DeliveryState;
  email: EmailState;
  invite: InviteStatus;
  role: Role;
  stripeEvent: StripeEventState;
  billing: BillingState;
  incident: "open" | "resolved";
  creditNote: "draft" | "issued";
};

const looks: { readonly [Kind in keyof Words]: Readonly<Record<Words[Kind], Look<Kind>>> } = {
  invoice: {
    draft: "neutral",
    open: "info",
    overdue: "danger",
    paid: "success",
    void: "neutral",
    uncollectible: "warning",
  },
  paymentStatus: {
    unpaid: "neutral",
    processing: "info",
    partially_paid: "warning",
    paid: "success",
    overpaid: "warning",
    refunded: "neutral",
    partially_refunded: "neutral",
    disputed: "danger",
  },
  payment: {
    processing: "info",
    succeeded: "success",
    failed: "danger",
    reversed: "neutral",
  },
  refund: {
    pending: "info",
    succeeded: "success",
    failed: "danger",
  },
  delivery: {
    none: ["Not sent", "neutral"],
    queued: ["Queued", "info"],
    sent: ["Sent", "success"],
    failed: ["Not delivered", "danger"],
  },
  email: {
    queued: ["Queued", "info"],
    sent: ["Sent", "success"],
    failed: ["Failed", "danger"],
    withdrawn: ["Not needed", "neutral"],
  },
  invite: {
    pending: ["Invited", "info"],
    accepted: ["Joined", "success"],
    revoked: ["Revoked", "neutral"],
    expired: ["Expired", "warning"],
  },
  role: {
    owner: ["Owner", "info"],
    admin: ["Admin", "neutral"],
    agent: ["Agent", "neutral"],
  },
  stripeEvent: {
    received: ["Received", "info"],
    applied: ["Applied", "success"],
    ignored: ["Ignored", "neutral"],
    parked: ["Parked", "danger"],
  },
  billing: {
    idle: ["In step", "success"],
    pending: ["Billing pending", "warning"],
    running: ["Updating Stripe", "info"],
    blocked: ["Blocked", "danger"],
  },
  incident: {
    open: ["Open", "danger"],
    resolved: ["Resolved", "success"],
  },
  creditNote: {
    draft: "neutral",
    issued: "success",
  },
};

export type StatusKind = keyof Words;
export type StatusOf<Kind extends StatusKind> = Words[Kind];

export type StatusBadgeProps<Kind extends StatusKind> = { kind: Kind; status: StatusOf<Kind> };

/** A status in the words a person uses; the color only repeats them. */
export function StatusBadge<Kind extends StatusKind>({ kind, status }: StatusBadgeProps<Kind>) {
  const labels: Readonly<Record<string, Readonly<Record<string, string>>>> = useTexts().status;
  const look: BadgeTone | readonly [string, BadgeTone] = looks[kind][status];
  const [label, tone] = typeof look === "string" ? [labels[kind]?.[status] ?? status, look] : look;
  return <Badge tone={tone}>{label}</Badge>;
}

/** Stands beside a seat or invite whose change Stripe has not confirmed yet. */
export function BillingPendingBadge() {
  return <Badge tone="warning">Billing pending</Badge>;
}
