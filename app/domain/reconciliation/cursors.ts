import type { Context, TxContext } from "#platform/context";

/** What a reconciliation remembers from one run to the next, by name: its own text. Null when it never got there. */
export async function findCursor(ctx: Context | TxContext, name: string): Promise<string | null> {
  const row = await ctx.db.reconciliationCursor.findUnique({ where: { name } });
  return row?.value ?? null;
}

export async function setCursor(tx: TxContext, name: string, value: string): Promise<void> {
  const data = { value, updatedAt: tx.clock.now() };
  await tx.db.reconciliationCursor.upsert({ where: { name }, create: { name, ...data }, update: data });
}

export async function dropCursor(tx: TxContext, name: string): Promise<void> {
  await tx.db.reconciliationCursor.deleteMany({ where: { name } });
}
