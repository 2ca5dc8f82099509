import { organizationOf, type TxContext } from "#platform/context";
import { Prisma } from "#platform/db";
import { newId } from "#lib/ids";
import { deriveToken, hashToken } from "./token.ts";

export type LinkKind = "invoice" | "invite" | "reset" | "sign_in" | "portal";

export type NewLink = {
  readonly kind: LinkKind;
  readonly subjectId: string;
  readonly contactId?: string;
  readonly expiresAt?: Date;
  /** Null for a link that belongs to a user and no organization; otherwise the actor's. */
  readonly organizationId?: string | null;
};

/** The live link of that kind for that subject and contact, or a new one. */
export async function ensureLink(tx: TxContext, link: NewLink): Promise<{ id: string }> {
  const { kind, subjectId, contactId = null } = link;
  const now = tx.clock.now();
  const live = await tx.db.link.findFirst({
    where: {
      kind,
      subjectId,
      contactId,
      usedAt: null,
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    },
    select: { id: true },
  });
  return live ?? createLink(tx, link);
}

/** For a subject that cannot have one yet, because it was made in this transaction. */
export async function createLink(tx: TxContext, link: NewLink): Promise<{ id: string }> {
  const { kind, subjectId, contactId = null, expiresAt = null } = link;
  const now = tx.clock.now();
  const id = newId();
  const version = 1;
  const organizationId = link.organizationId === undefined ? organizationOf(tx) : link.organizationId;
  const tokenHash = hashToken(deriveToken(tx.config.secrets[0], { id, version }));
  await tx.db.$executeRaw(Prisma.sql`
    INSERT INTO links (
      id, kind, organization_id, subject_id, contact_id, version, token_hash, created_at, expires_at
    ) VALUES (
      ${id}, ${kind}, ${organizationId}, ${subjectId}, ${contactId}, ${version}, ${tokenHash}, ${now.getTime()},
      ${expiresAt?.getTime() ?? null}
    )`);
  return { id };
}
