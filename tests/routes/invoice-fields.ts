import { expect } from "vitest";
import { getInvoice } from "#domain/invoices";
import * as fresh from "../../app/routes/admin.invoices.new.tsx";
import type { Browser } from "../route-request.ts";
import type { World } from "../world.ts";

export const newInvoiceAt = "/admin/invoices/new";

/** The fields of one row, as the editor names them. */
export function row(index: number, fields: Record<string, string>): Record<string, string> {
  const filled = {
    description: "",
    quantity: "1",
    unitPrice: "",
    taxRateId: "",
    discountPercent: "",
    ...fields,
  };
  return Object.fromEntries(
    Object.entries(filled).map(([name, value]) => [`lines[${index}].${name}`, value]),
  );
}

/** An invoice form without a mistake: one line, taxed. */
export function goodFields({ clientId, taxRateId }: { clientId: string; taxRateId: string }) {
  return {
    clientId,
    currency: "EUR",
    dueOn: "",
    netDays: "",
    suppliedOn: "",
    notes: "",
    discountPercent: "",
    ...row(0, { description: "Design", quantity: "2.5", unitPrice: "80", taxRateId }),
  };
}

/** Sends the form of a new invoice, which must be saved, and answers the draft. */
export async function saveDraft(world: World, browser: Browser, fields: Record<string, string>) {
  const answer = await browser.submit(fresh.action, newInvoiceAt, fields);
  expect(answer).toMatchObject({ status: 303, flash: "The draft is saved." });
  return getInvoice(world.ctx, { id: String(answer.location?.split("/").at(-1)) });
}
