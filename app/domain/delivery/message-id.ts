import type { TxContext } from "#platform/context";

/** Stable over all attempts of one copy, so that a mail system can drop a second one after a crash. */
export function messageIdOf(tx: TxContext, { id, copy = 1 }: { id: string; copy?: number }): string {
  const { hostname } = new URL(tx.config.appUrl);
  return copy === 1 ? `<${id}@${hostname}>` : `<${id}.${copy}@${hostname}>`;
}
