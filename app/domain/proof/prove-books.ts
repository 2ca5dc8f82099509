import { proveBilling } from "#domain/billing-runs";
import { proveCreditNotes } from "#domain/credit-notes";
import { proveCredits } from "#domain/credits";
import { proveInvoices } from "#domain/invoices";
import { proveLedger } from "#domain/ledger";
import { provePayments } from "#domain/payments";
import { proveTotals } from "#domain/totals";
import { proveUsage } from "#domain/usage";
import type { Context } from "#platform/context";
import { breathe } from "#lib/breathe";

export type ProofOptions = {
  /** Whether the stored PDFs are hashed again. */
  readonly documents: boolean;
  /** Is told of each part before it begins. */
  readonly onPart?: (part: ProofPart) => Promise<void>;
};

type Prove = (ctx: Context, options: ProofOptions) => Promise<string[]>;

/** What is proved, in this order. */
const parts = {
  ledger: (ctx) => proveLedger(ctx),
  invoices: proveInvoices,
  "credit-notes": (ctx) => proveCreditNotes(ctx),
  payments: (ctx) => provePayments(ctx),
  credits: (ctx) => proveCredits(ctx),
  "billing-runs": (ctx, { documents }) => proveBilling(ctx, { hashes: documents }),
  usage: (ctx) => proveUsage(ctx),
  totals: proveTotals,
} as const satisfies Record<string, Prove>;

export type ProofPart = keyof typeof parts;
export const proofParts = Object.keys(parts) as readonly ProofPart[];

/** Recomputes the books from zero; every difference is a sentence, and no difference is an empty list. */
export async function proveBooks(ctx: Context, options: ProofOptions): Promise<string[]> {
  const differences: string[] = [];
  for (const part of proofParts) {
    await options.onPart?.(part);
    differences.push(...(await parts[part](ctx, options)));
    await breathe();
  }
  return differences;
}
