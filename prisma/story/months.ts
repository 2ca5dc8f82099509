import { sendInvoice } from "#domain/invoices";
import { listTaxRates } from "#domain/catalog";
import { recordPayment } from "#domain/payments";
import type { Context } from "#platform/context";
import { days } from "#lib/duration";
import { makeOpenInvoice } from "../../tests/billing-factories.ts";
import type { Clients } from "./clients.ts";
import type { Story } from "./story.ts";

type Cast = { readonly ctx: Context; readonly clients: Clients; readonly today: Date };

/** Five months of retainers: invoiced every thirty days, paid by transfer a week or two later. */
export async function runMonths(story: Story, { ctx, clients, today }: Cast): Promise<void> {
  const { clock, settle } = story;
  const { items } = await listTaxRates(ctx, {});
  const vat = String(items.find((rate) => rate.percent === "20")?.id);
  for (const [index, hours] of ["62", "48.5", "71.25", "55", "80"].entries()) {
    clock.set(new Date(today.getTime() - days(165 - index * 30)));
    const retainer = await makeOpenInvoice(ctx, {
      clientId: clients.punctual.id,
      currency: "EUR",
      lines: [
        { description: "Machine integration, hours", quantity: hours, unitAmount: 9_500, taxRateIds: [vat] },
        { description: "Monitoring, flat", quantity: "1", unitAmount: 49_000, taxRateIds: [vat] },
      ],
    });
    const design = await makeOpenInvoice(ctx, {
      clientId: clients.distant.id,
      currency: "JPY",
      lines: [{ description: "Packaging design", quantity: "1", unitAmount: 180_000 + index * 20_000 }],
    });
    await sendInvoice(ctx, { id: retainer.id });
    await sendInvoice(ctx, { id: design.id });
    await settle();
    clock.advance(days(9 + index));
    await recordPayment(ctx, {
      id: retainer.id,
      amount: retainer.total,
      method: "Bank transfer",
      reference: "SEPA",
    });
    await recordPayment(ctx, { id: design.id, amount: design.total, method: "Bank transfer" });
    await settle();
  }
}
