import { recordActivity } from "#domain/activity";
import type { TxContext } from "#platform/context";
import { lineField } from "#lib/fields";
import { newId } from "#lib/ids";
import { readInput } from "#lib/input";

export const organizationName = lineField("The organization's name", 120);

const firstPatterns = { invoice: "INV-{number:4}", credit_note: "CN-{number:4}" } as const;

/** A new organization with its number series and its owner, who is the actor of what is recorded. */
export async function createOrganization(
  tx: TxContext,
  { name, owner }: { name: string; owner: { userId: string; name: string } },
): Promise<{ id: string }> {
  const id = newId();
  const data = { id, name: readInput(organizationName, name), createdAt: tx.clock.now() };
  await tx.db.organization.create({ data });
  await tx.db.membership.create({
    data: {
      id: newId(),
      organizationId: id,
      userId: owner.userId,
      role: "owner",
      createdAt: tx.clock.now(),
    },
  });
  for (const [kind, pattern] of Object.entries(firstPatterns)) {
    await tx.db.numberSeries.create({
      data: { id: newId(), organizationId: id, kind: kind as keyof typeof firstPatterns, pattern },
    });
  }
  const acting: TxContext = {
    ...tx,
    actor: { kind: "user", ...owner, organizationId: id, role: "owner" },
  };
  await recordActivity(acting, {
    verb: "created",
    subjectKind: "organization",
    subjectId: id,
    after: { name: data.name, owner: owner.name },
  });
  return { id };
}
