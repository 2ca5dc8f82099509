import { z } from "zod";
import { recordActivity } from "#domain/activity";
import { actorName, type Context, inTransaction, organizationOf } from "#platform/context";
import { DomainError, NotFound } from "#lib/errors";
import { readInput } from "#lib/input";
import { oneLine } from "./bounce-report.ts";
import { writeBounce } from "./record-bounce.ts";

export class EmailNotBounceable extends DomainError {
  constructor() {
    super("conflict", "Only a mail that was sent can have come back.");
  }
}

export const markBouncedInput = z.strictObject({
  id: z.string(),
  reason: z
    .string("Say why it came back.")
    .transform(oneLine)
    .refine((text) => text !== "", "Say why it came back, for example: mailbox does not exist.")
    .refine((text) => text.length <= 500, "Write at most 500 characters."),
});

/** Somebody saw that a mail came back, and no mail system says so by itself. */
export async function markBounced(ctx: Context, input: z.input<typeof markBouncedInput>): Promise<void> {
  const { id, reason } = readInput(markBouncedInput, input);
  await inTransaction(ctx, async (tx) => {
    const email = await tx.db.email.findFirst({ where: { id, organizationId: organizationOf(tx) } });
    if (!email) throw new NotFound("e-mail");
    if (email.state !== "sent") throw new EmailNotBounceable();
    await writeBounce(tx, email, { kind: "hard", detail: reason, reportedBy: actorName(tx.actor) });
    await recordActivity(tx, { verb: "bounced", subjectKind: "email", subjectId: id, after: { reason } });
  });
}
