import type { TxContext } from "#platform/context";
import type { LinkKind } from "./ensure.ts";

/** How many links to the subject were ever given out, in whatever state they are. */
export function countLinks(tx: TxContext, which: { kind: LinkKind; subjectId: string }): Promise<number> {
  return tx.db.link.count({ where: which });
}
