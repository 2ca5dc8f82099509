import { getClient } from "#domain/clients";
import { getOrganization } from "#domain/organizations";
import { type CivilDate, todayIn } from "#lib/civil-date";
import type { Context } from "#platform/context";

/**
 * What the invoice to this client would lack of what article 226 of EU directive 2006/112 asks for, and that it would be
 * overdue from its first day, as sentences. They do not keep anyone from issuing: whether the directive applies is not ours
 * to know, and an invoice that is written down late was due when it was due.
 */
export async function listIssueWarnings(
  ctx: Context,
  { clientId, dueOn }: { clientId: string; dueOn: CivilDate | null },
): Promise<readonly string[]> {
  const organization = await getOrganization(ctx);
  const client = await getClient(ctx, { id: clientId });
  const today = todayIn(organization.timeZone, ctx.clock.now());
  return [
    ...(organization.address ? [] : ["Your organization's address is missing. Set it under Settings."]),
    ...(organization.taxNumber ? [] : ["Your organization's tax number is missing. Set it under Settings."]),
    ...(client.address ? [] : [`The address of ${client.name} is missing. Set it on the client's page.`]),
    ...(dueOn !== null && dueOn < today
      ? ["The due date has passed already: the invoice would be overdue at once."]
      : []),
  ];
}
