import { z } from "zod";
import { queueEmail } from "#domain/delivery";
import { takeFromLimit } from "#domain/limits";
import { createLink } from "#domain/links";
import { minutes } from "#lib/duration";
import { emailField } from "#lib/fields";
import { readInput } from "#lib/input";
import { type Texts, textsFor } from "#lib/texts/languages";
import { wordedField } from "#lib/worded-field";
import { type Context, inTransaction } from "#platform/context";
import { findPortalLink } from "./find-link.ts";
import { listPlaces } from "./places.ts";

const linkLifetime = minutes(10);
const window = minutes(15);

export function portalAddressInput({ portal }: Texts) {
  return z.object({ email: wordedField(emailField, portal.problems.email) });
}

/**
 * Mails a link to sign in with. Answers nothing, whether the address is a contact's or not. A link that is under way
 * stays good, so that it does not matter which of two mails is opened.
 */
export async function requestPortalLink(
  ctx: Context,
  input: { email: string; address: string },
): Promise<void> {
  const { email } = readInput(portalAddressInput(textsFor(null)), { email: input.email });
  // Counted for addresses that are nobody's too, so that the limit says nothing about them.
  await takeFromLimit(ctx, { key: `portal:address:${input.address}`, limit: 100, window });
  await takeFromLimit(ctx, { key: `portal:account:${email}`, limit: 5, window });
  const places = await listPlaces(ctx, { email });
  const [first] = places;
  if (!first) return;
  const organizations = new Set(places.map(({ organizationId }) => organizationId));
  await inTransaction(ctx, async (tx) => {
    const expiresAt = new Date(tx.clock.now().getTime() + linkLifetime);
    const link = await createLink(tx, { kind: "portal", subjectId: email, organizationId: null, expiresAt });
    await queueEmail(tx, {
      template: "portal-link",
      to: { address: email, name: first.contactName },
      props: { linkId: link.id },
      dedupe: `portal-link:${link.id}`,
      // A mailbox of several organizations' clients is none of them alone's to speak to.
      organizationId: organizations.size === 1 ? first.organizationId : null,
    });
  });
}

/** The same for whoever holds a link that ended: the new one goes to the mailbox of the old one, and only there. */
export async function renewPortalLink(
  ctx: Context,
  { token, address }: { token: string; address: string },
): Promise<void> {
  const { email } = await findPortalLink(ctx, { token, address });
  await requestPortalLink(ctx, { email, address });
}
