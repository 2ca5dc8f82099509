import { recordActivity } from "#domain/activity";
import { findEmail } from "#domain/delivery";
import type { Fact } from "#domain/facts";
import { actsFor, type TxContext } from "#platform/context";
import { reflectDelivery } from "./reflect-delivery.ts";

/** The reaction to a mail's change of state: an invoice shows how its mails fare, and its activity to whom they went. */
export async function showDelivery(
  tx: TxContext,
  { organizationId, emailId, subjectKind, subjectId }: Extract<Fact, { kind: "email.state-changed" }>,
): Promise<void> {
  if (subjectKind !== "invoice" || subjectId === null || organizationId === null) return;
  const acting = actsFor(tx, organizationId);
  await reflectDelivery(acting, subjectId);
  await recordDelivery(acting, { invoiceId: subjectId, emailId });
}

/** A mail is sent or fails once; while it is tried there is nothing to tell. */
async function recordDelivery(
  tx: TxContext,
  { invoiceId, emailId }: { invoiceId: string; emailId: string },
): Promise<void> {
  const email = await findEmail(tx, { id: emailId });
  if (email?.state !== "sent" && email?.state !== "failed") return;
  const { toAddress: to, template, lastError } = email;
  await recordActivity(tx, {
    verb: email.state === "sent" ? "mailed" : "mail failed",
    subjectKind: "invoice",
    subjectId: invoiceId,
    after: { to, template, ...(email.state === "failed" && { reason: lastError }) },
  });
}
