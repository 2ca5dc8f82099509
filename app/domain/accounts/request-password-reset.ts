import { z } from "zod";
import { type ComposedEmail, EmailObsolete, queueEmail, type QueuedEmail } from "#domain/delivery";
import { ensureLink, linkUrl, revokeLinks } from "#domain/links";
import { type Context, inTransaction } from "#platform/context";
import { hours } from "#lib/duration";
import { emailField } from "#lib/fields";
import { readInput } from "#lib/input";
import { productName } from "#lib/product-name";
import { takeResetTry } from "./limits.ts";

const linkLifetime = hours(1);

export const forgotPasswordInput = z.object({ email: emailField });

/** Mails a link to set a new password; earlier links end. Answers nothing, whether there is such an account or not. */
export async function requestPasswordReset(
  ctx: Context,
  input: z.input<typeof forgotPasswordInput> & { address: string },
): Promise<void> {
  const { email } = readInput(forgotPasswordInput, input);
  await takeResetTry(ctx, { email, address: input.address });
  const user = await ctx.db.user.findUnique({ where: { email, disabledAt: null } });
  if (!user) return;
  await inTransaction(ctx, async (tx) => {
    await revokeLinks(tx, { kind: "reset", subjectId: user.id });
    const expiresAt = new Date(tx.clock.now().getTime() + linkLifetime);
    const link = await ensureLink(tx, {
      kind: "reset",
      subjectId: user.id,
      organizationId: null,
      expiresAt,
    });
    await queueEmail(tx, {
      template: "password-reset",
      to: { address: user.email, name: user.name },
      props: { linkId: link.id, userId: user.id },
      dedupe: `password-reset:${link.id}`,
      organizationId: null,
    });
  });
}

/** Writes the mail when it is sent. A link that ended while the mail waited is not sent any more. */
export async function composePasswordReset(ctx: Context, email: QueuedEmail): Promise<ComposedEmail> {
  const linkId = String(email.props.linkId);
  const link = await ctx.db.link.findUnique({ where: { id: linkId } });
  const isOver =
    !link || link.usedAt || link.revokedAt || (link.expiresAt && link.expiresAt <= ctx.clock.now());
  if (isOver) throw new EmailObsolete("The link was used or replaced, or its hour was over.");
  return {
    content: {
      template: "password-reset",
      props: {
        brand: { name: productName },
        email: email.to.address,
        validFor: "1 hour",
        url: await linkUrl(ctx, linkId),
      },
    },
  };
}
