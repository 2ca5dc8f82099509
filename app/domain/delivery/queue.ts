import { announce } from "#domain/facts";
import { organizationOf, type TxContext } from "#platform/context";
import { canonicalJson } from "#lib/canonical-json";
import { newId } from "#lib/ids";

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
  const known = await tx.db.email.findUnique({ where: { dedupe: email.dedupe }, select: { id: true } });
  if (known) return known;
  const id = newId();
  const organizationId = email.organizationId === undefined ? organizationOf(tx) : email.organizationId;
  const { subjectKind = null, subjectId = null, contactId = null } = email;
  await tx.db.email.create({
    data: {
      id,
      organizationId,
      template: email.template,
      toAddress: email.to.address,
      toName: email.to.name ?? "",
      props: canonicalJson(email.props),
      dedupe: email.dedupe,
      // Stable over all attempts, so that a mail system can drop the second copy after a crash.
      messageId: `<${id}@${new URL(tx.config.appUrl).hostname}>`,
      subjectKind,
      subjectId,
      contactId,
      createdAt: tx.clock.now(),
      nextAttemptAt: tx.clock.now(),
    },
    select: { id: true },
  });
  await announce(tx, { kind: "email.state-changed", organizationId, emailId: id, subjectKind, subjectId });
  tx.wake("emails");
  return { id };
}
