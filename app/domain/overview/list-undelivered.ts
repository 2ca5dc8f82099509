import { listOutbox } from "#domain/outbox";
import type { Context } from "#platform/context";

export type Undelivered = {
  readonly id: string;
  readonly template: string;
  readonly toAddress: string;
  readonly clientName: string | null;
  readonly invoiceNumber: string | null;
  readonly reason: string | null;
};

/** Who did not get what, and why: the newest that failed. */
export async function listUndelivered(ctx: Context, { limit }: { limit: number }): Promise<Undelivered[]> {
  const { items } = await listOutbox(ctx, { state: "failed", limit });
  return items.map(({ id, template, toAddress, client, invoice, lastError }) => ({
    ...{ id, template, toAddress, reason: lastError },
    clientName: client?.name ?? null,
    invoiceNumber: invoice?.number ?? null,
  }));
}
