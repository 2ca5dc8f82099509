import type { Fact } from "#domain/facts";
import { actsFor, type TxContext } from "#platform/context";
import { reflectDelivery } from "./reflect-delivery.ts";

/** The reaction to a mail's change of state: an invoice shows how its mails fare. */
export async function showDelivery(
  tx: TxContext,
  { organizationId, subjectKind, subjectId }: Extract<Fact, { kind: "email.state-changed" }>,
): Promise<void> {
  if (subjectKind !== "invoice" || subjectId === null || organizationId === null) return;
  await reflectDelivery(actsFor(tx, organizationId), subjectId);
}
