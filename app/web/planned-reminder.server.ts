import { NotFound } from "#lib/errors";

type Params = Readonly<Record<string, string | undefined>>;

/** Which reminder an address names: the invoice, and the step by its days after the due date. */
export function readPlanned({ invoiceId, step }: Params): { invoiceId: string; offsetDays: number } {
  if (!invoiceId || !/^-?\d{1,3}$/.test(step ?? "")) throw new NotFound("reminder");
  return { invoiceId, offsetDays: Number(step) };
}
