import type { Context } from "#platform/context";
import { hashToken } from "./token.ts";
import type { LinkKind } from "./ensure.ts";

export type LinkState = "live" | "expired" | "revoked" | "used";

export type FoundLink = {
  readonly id: string;
  readonly kind: LinkKind;
  readonly organizationId: string | null;
  readonly subjectId: string;
  readonly contactId: string | null;
  readonly state: LinkState;
};

/** The link that a token opens, in whatever state; null for a token that was never given out. */
export async function findLink(
  ctx: Context,
  query: { kind: LinkKind; token: string },
): Promise<FoundLink | null> {
  const row = await ctx.db.link.findUnique({ where: { tokenHash: hashToken(query.token) } });
  if (!row || row.kind !== query.kind) return null;
  const { id, kind, organizationId, subjectId, contactId } = row;
  return { id, kind, organizationId, subjectId, contactId, state: stateOf(row, ctx.clock.now()) };
}

export function stateOf(
  row: { usedAt: Date | null; revokedAt: Date | null; expiresAt: Date | null },
  now: Date,
): LinkState {
  if (row.revokedAt) return "revoked";
  if (row.usedAt) return "used";
  if (row.expiresAt && row.expiresAt <= now) return "expired";
  return "live";
}
