import { createHash } from "node:crypto";
import { type Context, inTransaction, organizationOf, type TxContext } from "#platform/context";
import { newId } from "#lib/ids";
import type { ReadImage } from "./read-logo.ts";
import { saveBranding } from "./save.ts";

/** Earlier logos stay for the mails that were sent with them, but not without end. */
const mostEarlier = 4;

/** Keeps an image that was read, once however often it comes, and answers its id. */
export async function keepLogo(
  tx: TxContext,
  { bytes, image }: { bytes: Uint8Array; image: ReadImage },
): Promise<string> {
  const organizationId = organizationOf(tx);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const known = await tx.db.logo.findUnique({
    where: { organizationId_sha256: { organizationId, sha256 } },
    select: { id: true },
  });
  if (known) return known.id;
  await forgetOldest(tx);
  const id = newId();
  await tx.db.logo.create({
    data: { id, organizationId, sha256, ...image, bytes: new Uint8Array(bytes), createdAt: tx.clock.now() },
  });
  return id;
}

/** Takes the logo away from pages and mails, also from those that were sent: its address answers nothing any more. */
export async function removeLogo(ctx: Context): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await saveBranding(tx, { logoId: null });
    await tx.db.logo.deleteMany({ where: { organizationId: organizationOf(tx) } });
  });
}

/** Of those that are the logo no more. */
async function forgetOldest(tx: TxContext): Promise<void> {
  const earlier = await tx.db.logo.findMany({
    where: { organizationId: organizationOf(tx), brands: { none: {} } },
    orderBy: { id: "desc" },
    skip: mostEarlier - 1,
    select: { id: true },
  });
  await tx.db.logo.deleteMany({ where: { id: { in: earlier.map(({ id }) => id) } } });
}
