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
import { Badge, type BadgeTone } from "./badge.tsx";

type Look = readonly [label: string, tone: BadgeTone];

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

const looks: { readonly [Kind in keyof Words]: Readonly<Record<Words[Kind], Look>> } = {
  invoice: {
    draft: ["Draft", "neutral"],
    open: ["Open", "info"],
    overdue: ["Overdue", "danger"],
    paid: ["Paid", "success"],
    void: ["Void", "neutral"],
    uncollectible: ["Uncollectible", "warning"],
  },
  paymentStatus: {
    unpaid: ["Unpaid", "neutral"],
    processing: ["On its way", "info"],
    partially_paid: ["Partly paid", "warning"],
    paid: ["Paid", "success"],
    overpaid: ["Overpaid", "warning"],
    refunded: ["Refunded", "neutral"],
    partially_refunded: ["Partly refunded", "neutral"],
    disputed: ["Disputed", "danger"],
  },
  payment: {
    processing: ["On its way", "info"],
    succeeded: ["Succeeded", "success"],
    failed: ["Failed", "danger"],
    reversed: ["Undone", "neutral"],
  },
  refund: {
    pending: ["Refund pending", "info"],
    succeeded: ["Refunded", "success"],
    failed: ["Refund failed", "danger"],
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
    draft: ["Draft", "neutral"],
    issued: ["Issued", "success"],
  },
};

export type StatusKind = keyof Words;
export type StatusOf<Kind extends StatusKind> = Words[Kind];

export type StatusBadgeProps<Kind extends StatusKind> = { kind: Kind; status: StatusOf<Kind> };

/** A status in the words a person uses; the color only repeats them. */
export function StatusBadge<Kind extends StatusKind>({ kind, status }: StatusBadgeProps<Kind>) {
  const [label, tone] = looks[kind][status];
  return <Badge tone={tone}>{label}</Badge>;
}

/** Stands beside a seat or invite whose change Stripe has not confirmed yet. */
export function BillingPendingBadge() {
  return <Badge tone="warning">Billing pending</Badge>;
}
