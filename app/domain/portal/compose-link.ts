import { letterhead } from "#domain/branding";
import { type ComposedEmail, EmailNotNeeded, type QueuedEmail } from "#domain/delivery";
import { linkUrl } from "#domain/links";
import { getOrganization } from "#domain/organizations";
import { actsFor, type Context } from "#platform/context";
import type { EmailBrand } from "#platform/mail";
import { productName } from "#lib/product-name";
import { listPlaces } from "./places.ts";

/** The mail "portal-link", written when it is sent. A link that is over by then is not sent: another can be asked for. */
export async function composePortalLink(ctx: Context, email: QueuedEmail): Promise<ComposedEmail> {
  const linkId = String(email.props.linkId);
  const link = await ctx.db.link.findUnique({ where: { id: linkId } });
  const isOver =
    !link || link.usedAt || link.revokedAt || (link.expiresAt && link.expiresAt <= ctx.clock.now());
  if (isOver) throw new EmailNotNeeded("The link was used, or its ten minutes were over.");
  const [place] = await listPlaces(ctx, { email: email.to.address });
  if (!place) throw new EmailNotNeeded("The address is no contact's any more.");
  const props = { clientName: email.to.name, email: email.to.address, url: await linkUrl(ctx, linkId) };
  const { locale } = place;
  const content = (brand: EmailBrand) => ({
    template: "portal-link" as const,
    locale,
    props: { ...props, brand },
  });
  if (email.organizationId === null) return { content: content({ name: productName }) };
  const acting = actsFor(ctx, email.organizationId);
  const { brand, ...sender } = await letterhead(acting, await getOrganization(acting));
  return { content: content(brand), ...sender };
}
