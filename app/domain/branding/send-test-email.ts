import { z } from "zod";
import { recordActivity } from "#domain/activity";
import { takeFromLimit } from "#domain/limits";
import { type Context, inTransaction, organizationOf } from "#platform/context";
import type { MailTrial } from "#platform/mail";
import { hours } from "#lib/duration";
import { emailTemplates } from "#lib/email-templates";
import { emailField } from "#lib/fields";
import { newId } from "#lib/ids";
import { readInput } from "#lib/input";
import { MailNotConfigured } from "./errors.ts";
import { previewEmail } from "./preview-email.ts";

export const testEmailInput = z.object({
  template: z.enum(emailTemplates, "There is no such e-mail."),
  to: emailField,
});

/**
 * Sends a mail with made-up figures at once, marked as a test, and answers what the mail server said to it. It is tried
 * once and not kept in the outbox. Throws MailNotConfigured.
 */
export async function sendTestEmail(ctx: Context, input: z.input<typeof testEmailInput>): Promise<MailTrial> {
  const { template, to } = readInput(testEmailInput, input);
  if (!ctx.mail.isConfigured) throw new MailNotConfigured();
  const organizationId = organizationOf(ctx);
  await takeFromLimit(ctx, { key: `test-mail:${organizationId}`, limit: 30, window: hours(1) });
  const { subject, html, text, fromName, replyTo } = await previewEmail(ctx, { template });
  const trial = await ctx.mail.converse({
    messageId: `<${newId()}@${new URL(ctx.config.appUrl).hostname}>`,
    to: { address: to },
    subject: `[Test] ${subject}`,
    html,
    text,
    ...(fromName && { fromName }),
    ...(replyTo && { replyTo }),
  });
  await inTransaction(ctx, (tx) =>
    recordActivity(tx, {
      verb: "sent",
      subjectKind: "test_email",
      subjectId: organizationId,
      after: { template, to, outcome: trial.outcome.state },
    }),
  );
  return trial;
}
