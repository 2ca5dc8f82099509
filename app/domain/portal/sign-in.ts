import { hashSecret, newSecret, type Visitor } from "#domain/credentials";
import { consumeLink, revokeLinks } from "#domain/links";
import { days } from "#lib/duration";
import { newId } from "#lib/ids";
import { type Context, inTransaction } from "#platform/context";
import { findPortalLink } from "./find-link.ts";
import { listPlaces } from "./places.ts";

const sessionLifetime = days(30);

/**
 * A new session for whoever holds the link, once; null when it is over, and when its mailbox is no contact's any more.
 * The mailbox's other links end with it, and so does `replaces`, the session that the browser held until now. `token`
 * goes into the cookie and is kept nowhere.
 */
export async function signInToPortal(
  ctx: Context,
  input: Visitor & { token: string; replaces?: string | null },
): Promise<{ token: string } | null> {
  const { id: linkId, email } = await findPortalLink(ctx, input);
  const { userAgent, address, replaces } = input;
  return inTransaction(ctx, async (tx) => {
    if (!(await consumeLink(tx, linkId))) return null;
    await revokeLinks(tx, { kind: "portal", subjectId: email });
    if ((await listPlaces(tx, { email })).length === 0) return null;
    const [token, now] = [newSecret(), tx.clock.now()];
    if (replaces)
      await tx.db.portalSession.updateMany({
        where: { tokenHash: hashSecret(replaces), revokedAt: null },
        data: { revokedAt: now },
      });
    await tx.db.portalSession.create({
      data: {
        id: newId(),
        tokenHash: hashSecret(token),
        email,
        userAgent: userAgent.slice(0, 300),
        address: address.slice(0, 100),
        createdAt: now,
        expiresAt: new Date(now.getTime() + sessionLifetime),
      },
    });
    return { token };
  });
}
