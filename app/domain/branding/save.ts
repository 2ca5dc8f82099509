import { recordActivity } from "#domain/activity";
import { organizationOf, type TxContext } from "#platform/context";
import { BrandingChangedMeanwhile } from "./errors.ts";
import { getBranding } from "./get.ts";

type Texts = {
  color?: string;
  senderName?: string;
  greeting?: string;
  closing?: string;
  logoId?: string | null;
};

/** Throws BrandingChangedMeanwhile when the branding is not what the form was filled from. */
export async function requireVersion(tx: TxContext, expected: number): Promise<void> {
  const { version } = await getBranding(tx);
  if (version !== expected) throw new BrandingChangedMeanwhile();
}

/** Writes what differs, and who changed it from what; nothing when all is as it was. */
export async function saveBranding(tx: TxContext, wanted: Texts): Promise<void> {
  const organizationId = organizationOf(tx);
  const row = await tx.db.brand.findUnique({ where: { organizationId } });
  const was: Required<Texts> = row ?? { color: "", senderName: "", greeting: "", closing: "", logoId: null };
  const names = (Object.keys(wanted) as (keyof Texts)[]).filter((name) => wanted[name] !== was[name]);
  if (names.length === 0) return;
  await tx.db.brand.upsert({
    where: { organizationId },
    create: { organizationId, ...wanted },
    update: { ...wanted, version: { increment: 1 } },
  });
  await recordActivity(tx, {
    verb: "updated",
    subjectKind: "branding",
    subjectId: organizationId,
    before: Object.fromEntries(names.map((name) => [name, was[name]])),
    after: Object.fromEntries(names.map((name) => [name, wanted[name]])),
  });
}
