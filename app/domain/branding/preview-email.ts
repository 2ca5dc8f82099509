import { type Context, organizationOf } from "#platform/context";
import { type EmailContent, renderSample } from "#platform/mail";
import type { EmailTemplate } from "#lib/email-templates";
import { productName } from "#lib/product-name";
import { letterhead, staffBrand, type Letterhead } from "./letterhead.ts";

const staffTemplates: readonly EmailContent["template"][] = ["agent-invite", "admin-notice", "all-clear"];

/** A mail of that kind as it would go out now, with made-up figures. */
export async function previewEmail(ctx: Context, { template }: { template: EmailTemplate }) {
  const { brand, ...sender } = await letterheadFor(ctx, template);
  const rendered = await renderSample({ template, brand, appUrl: ctx.config.appUrl });
  return { ...rendered, ...sender };
}

async function letterheadFor(
  ctx: Context,
  template: EmailTemplate,
): Promise<Partial<Letterhead> & Pick<Letterhead, "brand">> {
  // An account belongs to no organization, so neither does the mail about its password.
  if (template === "password-reset") return { brand: { name: productName } };
  const organization = await ctx.db.organization.findUniqueOrThrow({
    where: { id: organizationOf(ctx) },
    select: { name: true, address: true, taxNumber: true },
  });
  if (staffTemplates.includes(template)) return { brand: await staffBrand(ctx, organization) };
  return letterhead(ctx, organization);
}
