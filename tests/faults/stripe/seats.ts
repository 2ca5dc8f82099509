import type { Office } from "./offices.ts";
import type { FaultWorld } from "./world.ts";

/** Where an office's subscription stands: what Stripe has, what the database says, and what the true count is. */
export function seatsOf({ rows, stripe }: FaultWorld, { organizationId }: Office) {
  const { subscription } = rows.all<{ subscription: string }>(
    "SELECT stripe_subscription_id AS subscription FROM seat_subscriptions WHERE organization_id = ?",
    organizationId,
  )[0] ?? { subscription: "" };
  const [item] = stripe.state.subscriptions.find(({ id }) => id === subscription)?.items.data ?? [];
  return {
    subscription,
    item: item?.id ?? "",
    atStripe: item?.quantity,
    counted: rows.value<number>(
      `SELECT (SELECT count(*) FROM memberships WHERE role = 'agent' AND organization_id = @id)
            + (SELECT count(*) FROM agent_invites
               WHERE status = 'pending' AND role = 'agent' AND organization_id = @id)`,
      { id: organizationId },
    ),
  };
}

/** What is not as it is when all is well, in words; empty when every office is right and at rest. */
export function listOpenEnds(world: FaultWorld): string[] {
  const here = listOpenEndsHere(world);
  // A copy of all that Stripe has costs more than these few rows.
  if (here.length > 0) return here;
  return world.offices.flatMap((office) => {
    const { atStripe, counted } = seatsOf(world, office);
    return atStripe === counted ? [] : [`${office.name}: ${atStripe} at Stripe, ${counted} here`];
  });
}

function listOpenEndsHere({ rows }: FaultWorld): string[] {
  const updates = rows.all<{ state: string }>(
    "SELECT state FROM billing_updates WHERE state <> 'idle' OR try_outcome IS NOT NULL OR first_failed_at IS NOT NULL",
  );
  const pending = rows.value<number>("SELECT count(*) FROM agent_invites WHERE billing_pending = 1");
  const open = rows.value<number>("SELECT count(*) FROM billing_attempts WHERE ended_at IS NULL");
  return [
    ...updates.map(({ state }) => `an update is ${state}`),
    ...(pending > 0 ? [`${pending} invites wait to be billed`] : []),
    ...(open > 0 ? [`${open} attempts are open`] : []),
  ];
}
