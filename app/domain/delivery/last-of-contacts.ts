import { type Context, organizationOf } from "#platform/context";
import type { EmailState } from "#lib/statuses";

export type LastEmail = {
  readonly id: string;
  readonly state: Exclude<EmailState, "withdrawn">;
  readonly at: Date;
  readonly lastError: string | null;
};

/** The newest mail to each of the contacts, by the contact's id; mails that were not needed any more do not count. */
export async function lastEmailsOf(
  ctx: Context,
  { contactIds }: { contactIds: readonly string[] },
): Promise<Map<string, LastEmail>> {
  const last = new Map<string, LastEmail>();
  for (const contactId of contactIds) {
    const email = await ctx.db.email.findFirst({
      where: { contactId, organizationId: organizationOf(ctx), state: { not: "withdrawn" } },
      orderBy: { id: "desc" },
      select: { id: true, state: true, sentAt: true, createdAt: true, lastError: true },
    });
    if (!email || email.state === "withdrawn") continue;
    const { id, state, sentAt, createdAt, lastError } = email;
    last.set(contactId, { id, state, at: sentAt ?? createdAt, lastError });
  }
  return last;
}
