import Database from "better-sqlite3";

export type SeatRow = {
  readonly organizationId: string;
  readonly subscriptionId: string;
  readonly state: string;
  /** In words, null while there is no trouble. */
  readonly lastError: string | null;
  readonly seats: number;
  readonly appliedQuantity: number | null;
  /** Invites whose seat still waits for Stripe. */
  readonly pending: number;
  /** Whether Stripe's quantity is to be looked at soon, because of an unknown outcome or an event. */
  readonly isToBeChecked: 0 | 1;
};

/** Milliseconds. The daily check, which is further away than this, goes on for ever. */
const soon = 10_000;
const never = Number.MAX_SAFE_INTEGER;

/**
 * One look at the file. It is never kept open between looks: a connection that outlives the server would take part in
 * the recovery after its death.
 */
export function lookAt<Row>(database: string, sql: string): Row[] {
  const connection = new Database(database, { readonly: true });
  try {
    return connection.prepare<[], Row>(sql).all();
  } finally {
    connection.close();
  }
}

/** What the books say of each organization's seats. */
export function seatRows(database: string): SeatRow[] {
  return lookAt<SeatRow>(
    database,
    `SELECT o.id AS organizationId, s.stripe_subscription_id AS subscriptionId, b.state, b.last_error AS lastError,
       (SELECT count(*) FROM memberships m WHERE m.organization_id = o.id AND m.role = 'agent')
         + (SELECT count(*) FROM agent_invites i
            WHERE i.organization_id = o.id AND i.status = 'pending' AND i.role = 'agent') AS seats,
       b.applied_quantity AS appliedQuantity,
       (SELECT count(*) FROM agent_invites i WHERE i.organization_id = o.id AND i.billing_pending = 1) AS pending,
       b.try_outcome IS NOT NULL OR b.unsettled_until IS NOT NULL
         OR coalesce(b.verify_at, ${never}) < unixepoch('subsec') * 1000 + ${soon} AS isToBeChecked
     FROM organizations o
     JOIN billing_updates b ON b.organization_id = o.id
     JOIN seat_subscriptions s ON s.organization_id = o.id
     ORDER BY o.id`,
  );
}
