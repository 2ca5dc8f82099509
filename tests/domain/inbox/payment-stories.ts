import { startCheckout } from "#domain/checkout";
import { checkoutMetadata } from "#domain/stripe-payments";
import { newId } from "#lib/ids";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { goThroughCheckout, sessionOf } from "../../payment-stories.ts";
import type { World } from "../../world.ts";

/** What happened so far; events of it may have been heard between any two steps. */
export type Told = {
  readonly world: World;
  readonly invoiceId: string;
  readonly clientId: string;
  intentId: string;
};

export type Story = {
  readonly title: string;
  readonly steps: readonly ((told: Told) => Promise<void> | void)[];
  /** What must be true in the end. */
  readonly ends: { readonly status: string; readonly paymentStatus: string };
};

export async function beginStory(world: World): Promise<Told> {
  const { id, clientId } = await makeOpenInvoice(world.ctx, { allowsPartialPayments: true });
  return { world, invoiceId: id, clientId, intentId: "" };
}

const pay = (outcome: "paid" | "processing" | "declined") => async (told: Told) => {
  told.intentId = await goThroughCheckout(told.world, { invoiceId: told.invoiceId, outcome });
};
const nameFee = ({ world }: Told) => world.stripe.runTimers();
const settleDebit = (outcome: "succeeded" | "failed") => (told: Told) =>
  void told.world.stripe.settleProcessing(told.intentId, outcome);

function chargeOf({ world, intentId }: Told) {
  const charge = world.stripe.state.charges.find(({ payment_intent }) => payment_intent === intentId);
  if (!charge) throw new Error("Nothing was charged.");
  return charge;
}

const refund = (amount: number) => (told: Told) =>
  void told.world.stripe.refundByHand(chargeOf(told).id, amount);
const dispute = (told: Told) => void told.world.stripe.openDispute(chargeOf(told).id);

const decide = (outcome: "won" | "lost") => (told: Told) => {
  const { world } = told;
  const found = world.stripe.state.disputes.find(({ charge }) => charge === chargeOf(told).id);
  world.stripe.closeDispute(String(found?.id), outcome);
};

function failRefund(told: Told) {
  const { id: charge } = chargeOf(told);
  const { refunds } = told.world.stripe.state;
  const found = refunds.filter((made) => made.charge === charge).at(-1);
  told.world.stripe.settleRefund(String(found?.id), "failed");
}

/** A session that could not be expired in time, as when Stripe did not answer. */
async function payAnotherSession({ world, invoiceId, clientId }: Told) {
  const { organizationId } = world;
  const session = await world.parts.stripe.createCheckoutSession(
    {
      ...{ amount: 10000n, currency: "EUR", description: "An older tab", customerEmail: null },
      successUrl: "http://localhost:3000/paid/x",
      cancelUrl: "http://localhost:3000/",
      expiresAt: new Date(world.clock.now().getTime() + 3_600_000),
      metadata: checkoutMetadata({ organizationId, invoiceId, clientId, attemptId: newId() }),
    },
    newId(),
  );
  world.stripe.completeCheckout(session.id, "paid");
}

/** The client thinks of another amount: the first session is expired. */
async function thinkAgain({ world, invoiceId }: Told) {
  await startCheckout(world.ctx, { invoiceId, amount: 4000n });
  await startCheckout(world.ctx, { invoiceId });
}

async function letExpire({ world, invoiceId }: Told) {
  await startCheckout(world.ctx, { invoiceId });
  world.stripe.completeCheckout(await sessionOf(world, invoiceId), "expired");
}

const paid = { status: "paid", paymentStatus: "paid" };

export const paymentStories: readonly Story[] = [
  { title: "paid", steps: [pay("paid")], ends: paid },
  { title: "paid, with a fee that is named later", steps: [pay("paid"), nameFee], ends: paid },
  {
    title: "processing, then paid",
    steps: [pay("processing"), settleDebit("succeeded"), nameFee],
    ends: paid,
  },
  {
    title: "processing, then failed",
    steps: [pay("processing"), settleDebit("failed")],
    ends: { status: "open", paymentStatus: "unpaid" },
  },
  {
    title: "failed, then paid by card",
    steps: [pay("processing"), settleDebit("failed"), pay("paid"), nameFee],
    ends: paid,
  },
  {
    title: "paid and refunded in two parts",
    steps: [pay("paid"), nameFee, refund(3000), refund(2000)],
    ends: { status: "paid", paymentStatus: "partially_refunded" },
  },
  {
    title: "paid, and a refund that fails",
    steps: [pay("paid"), nameFee, refund(10000), failRefund],
    ends: paid,
  },
  { title: "disputed and won", steps: [pay("paid"), nameFee, dispute, decide("won")], ends: paid },
  {
    title: "disputed and lost",
    steps: [pay("paid"), nameFee, dispute, decide("lost")],
    ends: { status: "paid", paymentStatus: "disputed" },
  },
  {
    title: "overpaid by two sessions",
    steps: [pay("paid"), payAnotherSession, nameFee],
    ends: { status: "paid", paymentStatus: "overpaid" },
  },
  {
    title: "paid, with the expiry of an earlier session",
    steps: [thinkAgain, pay("paid"), nameFee],
    ends: paid,
  },
  { title: "expired, then paid", steps: [letExpire, pay("paid"), nameFee], ends: paid },
];
