import { readFileSync } from "node:fs";
import { getBranding, updateLook, updateMailTexts } from "#domain/branding";
import { createTaxRate } from "#domain/catalog";
import { getOrganization, updateOrganization } from "#domain/organizations";
import { actsFor, type Context, contextFor } from "#platform/context";
import { owner, type Story } from "./story.ts";

/** The owner signs in for the first time and fills in the settings. Answers a context that acts as the owner. */
export async function setUpOffice({ parts }: Story): Promise<Context> {
  const system = contextFor(parts, { kind: "system" });
  const user = await system.db.user.findUniqueOrThrow({
    where: { email: owner.email },
    include: { memberships: true },
  });
  await system.db.user.update({ where: { id: user.id }, data: { name: owner.name } });
  const organizationId = String(user.memberships[0]?.organizationId);
  const ctx = contextFor(parts, {
    kind: "user",
    userId: user.id,
    name: owner.name,
    organizationId,
    role: "owner",
  });
  const organization = await getOrganization(actsFor(ctx, organizationId));
  await updateOrganization(ctx, {
    version: organization.version,
    name: "Kettle & Co.",
    address: "1 Harbor Street\n1010 Vienna\nAustria",
    taxNumber: "ATU12345678",
    email: "office@kettle.test",
    locale: "en-GB",
    timeZone: "Europe/Vienna",
    currency: "EUR",
    netDays: 14,
  });
  await createTaxRate(ctx, { name: "VAT", percent: "20", inclusive: false });
  await createTaxRate(ctx, { name: "VAT reduced", percent: "10", inclusive: false });
  await putUpTheSign(ctx);
  return ctx;
}

async function putUpTheSign(ctx: Context): Promise<void> {
  const logo = new Uint8Array(readFileSync(new URL("kettle-logo.png", import.meta.url)));
  const { version } = await getBranding(ctx);
  const look = await updateLook(ctx, { version, color: "#0f5c4d", senderName: "Kettle & Co.", logo });
  const closing = "Questions? Just answer this e-mail; Olivia reads every one.";
  await updateMailTexts(ctx, { version: look.version, closing });
}
