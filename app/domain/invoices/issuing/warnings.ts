import { getClient } from "#domain/clients";
import { getOrganization } from "#domain/organizations";
import { whyNotChargeable } from "#lib/chargeable";
import type { Money } from "#lib/money";
import type { Context } from "#platform/context";

/**
 * What the invoice to this client would lack of what article 226 of EU directive 2006/112 asks for, and why it could not
 * be paid by card, as sentences. They do not keep anyone from issuing: whether the directive applies is not ours to
 * know, and there are other ways to pay. A total of zero is paid at once.
 */
export async function listIssueWarnings(
  ctx: Context,
  { clientId, total }: { clientId: string; total?: Money },
): Promise<readonly string[]> {
  const organization = await getOrganization(ctx);
  const client = await getClient(ctx, { id: clientId });
  const notByCard =
    total && total.amount !== 0n && ctx.stripe.isConfigured
      ? whyNotChargeable(total, organization.locale)
      : null;
  return [
    ...(organization.address ? [] : ["Your organization's address is missing. Set it under Settings."]),
    ...(organization.taxNumber ? [] : ["Your organization's tax number is missing. Set it under Settings."]),
    ...(client.address ? [] : [`The address of ${client.name} is missing. Set it on the client's page.`]),
    ...(notByCard ? [`${notByCard} The client has to pay it in another way, such as a bank transfer.`] : []),
  ];
}
