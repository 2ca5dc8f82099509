import { z } from "zod";
import { changeContact, findContact } from "#domain/clients";
import { EmailNotRetryable, getEmail, redirectEmail } from "#domain/delivery";
import { ensureLink } from "#domain/links";
import { emailField, idField } from "#lib/fields";
import { DomainError } from "#lib/errors";
import { readInput } from "#lib/input";
import { type Context, inTransaction, organizationOf, type TxContext } from "#platform/context";

export class NoSuchContactAnyMore extends DomainError {
  constructor() {
    super(
      "conflict",
      "Whom this mail was for is no contact of the client any more. Send it again from the invoice's page.",
    );
  }
}

export const correctAddressInput = z.strictObject({ id: idField("e-mail"), email: emailField });

/**
 * Puts the contact's address right and sends the mail again, there and with a link of its own: the one that went to the
 * wrong address opens nothing any more.
 */
export async function correctAddress(
  ctx: Context,
  input: z.input<typeof correctAddressInput>,
): Promise<void> {
  const { id, email: address } = readInput(correctAddressInput, input);
  await inTransaction(ctx, async (tx) => {
    const { state, contactId, props } = await getEmail(tx, { id });
    if (state !== "failed") throw new EmailNotRetryable("Only a mail that failed can go to another address.");
    const contact = contactId === null ? null : await findContact(tx, { id: contactId });
    if (!contact || contact.archivedAt) throw new NoSuchContactAnyMore();
    await changeContact(tx, { id: contact.id, email: address });
    await redirectEmail(tx, { id, address, props: await withLink(tx, props, contact.id) });
  });
}

type Props = Readonly<Record<string, unknown>>;

/** The same with the contact's present link to the same invoice. */
async function withLink(tx: TxContext, props: Props, contactId: string): Promise<Props> {
  if (typeof props["linkId"] !== "string") return props;
  const link = await tx.db.link.findFirst({
    where: { id: props["linkId"], organizationId: organizationOf(tx), kind: "invoice" },
    select: { subjectId: true },
  });
  if (!link) return props;
  const { id: linkId } = await ensureLink(tx, { kind: "invoice", subjectId: link.subjectId, contactId });
  return { ...props, linkId };
}
