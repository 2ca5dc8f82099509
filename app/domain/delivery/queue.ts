import { announce } from "#domain/facts";
import { organizationOf, type TxContext } from "#platform/context";
import { Prisma } from "#platform/db";
import { canonicalJson } from "#lib/canonical-json";
import { newId } from "#lib/ids";
import { messageIdOf } from "./message-id.ts";

export type NewEmail = {
  readonly template: string;
  readonly to: { readonly address: string; readonly name?: string };
  /** A few ids; never a link, a token or anything that would not be true any more when the mail is sent. */
  readonly props: Readonly<Record<string, unknown>>;
  /** Mails with the same value are one mail, however often they are queued. */
  readonly dedupe: string;
  /** Null for a mail of the deployment; otherwise the actor's organization. */
  readonly organizationId?: string | null;
  readonly subjectKind?: string;
  readonly subjectId?: string;
  readonly contactId?: string;
};

/** Writes a mail down, once per `dedupe`, and wakes the sender after commit. */
export async function queueEmail(tx: TxContext, email: NewEmail): Promise<{ id: string }> {
  const id = newId();
  const organizationId = email.organizationId === undefined ? organizationOf(tx) : email.organizationId;
  const { subjectKind = null, subjectId = null, contactId = null } = email;
  const messageId = messageIdOf(tx, { id });
  const now = tx.clock.now().getTime();
  const written = await tx.db.$executeRaw(Prisma.sql`
    INSERT INTO emails (id, organization_id, template, to_address, to_name, props, dedupe, message_id,
      subject_kind, subject_id, contact_id, created_at, next_attempt_at)
    VALUES (${id}, ${organizationId}, ${email.template}, ${email.to.address}, ${email.to.name ?? ""},
      ${canonicalJson(email.props)}, ${email.dedupe}, ${messageId}, ${subjectKind}, ${subjectId}, ${contactId},
      ${now}, ${now})
    ON CONFLICT (dedupe) DO NOTHING`);
  if (written === 0)
    return tx.db.email.findUniqueOrThrow({ where: { dedupe: email.dedupe }, select: { id: true } });
  await announce(tx, { kind: "email.state-changed", organizationId, emailId: id, subjectKind, subjectId });
  tx.wake("emails");
  return { id };
}
