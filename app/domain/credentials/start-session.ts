import type { TxContext } from "#platform/context";
import { newId } from "#lib/ids";
import { sessionEnd } from "./lifetime.ts";
import { hashSecret, newSecret } from "./secret.ts";

/** Where a sign-in comes from; both texts are shown to the user and believed in nothing. */
export type Visitor = { readonly userAgent: string; readonly address: string };

/**
 * A new session of its own id and secret. The caller has proved who it is, and that the user is a member of the
 * organization. `token` goes into the cookie and is kept nowhere.
 */
export async function startSession(
  tx: TxContext,
  session: Visitor & { userId: string; organizationId: string },
): Promise<{ id: string; token: string }> {
  const { userId, organizationId, userAgent, address } = session;
  const [id, token, now] = [newId(), newSecret(), tx.clock.now()];
  await tx.db.session.create({
    data: {
      id,
      tokenHash: hashSecret(token),
      userId,
      organizationId,
      userAgent: userAgent.slice(0, 300),
      address: address.slice(0, 100),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: sessionEnd({ createdAt: now, lastSeenAt: now }),
    },
  });
  return { id, token };
}
