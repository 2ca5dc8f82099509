import { getClient } from "#domain/clients";
import { getOrganization } from "#domain/organizations";
import type { Context } from "#platform/context";

/**
 * What the invoice to this client would lack of what article 226 of EU directive 2006/112 asks for, as sentences. They do
 * not keep anyone from issuing: whether the directive applies is not ours to know.
 */
export async function listIssueWarnings(
  ctx: Context,
  { clientId }: { clientId: string },
): Promise<readonly string[]> {
  const organization = await getOrganization(ctx);
  const client = await getClient(ctx, { id: clientId });
  return [
    ...(organization.address ? [] : ["Your organization's address is missing. Set it under Settings."]),
    ...(organization.taxNumber ? [] : ["Your organization's tax number is missing. Set it under Settings."]),
    ...(client.address ? [] : [`The address of ${client.name} is missing. Set it on the client's page.`]),
  ];
}
