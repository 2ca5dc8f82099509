import type { InviteStatus, Role } from "#lib/statuses";

export type Invite = {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly status: InviteStatus;
  /** Whether Stripe does not know of this invite's seat yet. */
  readonly billingPending: boolean;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** When it was sent again last, null for one that was sent once. */
  readonly resentAt: Date | null;
};

export const inviteFields = {
  id: true,
  email: true,
  role: true,
  status: true,
  billingPending: true,
  createdAt: true,
  expiresAt: true,
  resentAt: true,
} as const;
