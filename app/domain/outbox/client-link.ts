import { getEmail } from "#domain/delivery";
import { linkUrl, listLiveLinks } from "#domain/links";
import { type Context, organizationOf } from "#platform/context";
import { DomainError } from "#lib/errors";

export class MailWithoutLink extends DomainError {
  constructor() {
    super("conflict", "There is no invoice link in this mail, or it has ended.");
  }
}

/** The address that the mail leads its client to, to be handed over in another way. Never one that signs somebody in. */
export async function clientLinkOf(ctx: Context, { id }: { id: string }): Promise<{ url: string }> {
  const link = await invoiceLinkOf(ctx, { id });
  if (!link) throw new MailWithoutLink();
  return { url: await linkUrl(ctx, link.id) };
}

export async function invoiceLinkOf(ctx: Context, { id }: { id: string }): Promise<{ id: string } | null> {
  const { linkId } = (await getEmail(ctx, { id })).props;
  if (typeof linkId !== "string") return null;
  const links = await listLiveLinks(ctx, [linkId]);
  const own = links.find(
    ({ kind, organizationId }) => kind === "invoice" && organizationId === organizationOf(ctx),
  );
  return own ? { id: own.id } : null;
}
