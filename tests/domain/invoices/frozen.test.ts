import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { updateClient } from "#domain/clients";
import { getInvoice, updateInvoice } from "#domain/invoices";
import { updateOrganization } from "#domain/organizations";
import { makeOpenInvoice, makeTaxRate } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld({ now: "2026-03-02T09:00:00Z" });
});
afterEach(() => world.close());

describe("an issued invoice does not change", () => {
  test("its parties stay as they were when the client and the organization change", async () => {
    const { id, clientId } = await makeOpenInvoice(world.ctx);
    await updateClient(world.ctx, {
      id: clientId,
      name: "Renamed",
      address: "Elsewhere",
      email: "new@x.test",
    });
    await updateOrganization(world.ctx, { version: 1, name: "Other name", address: "Moved" });
    expect(await getInvoice(world.ctx, { id })).toMatchObject({
      client: { name: "Renamed" },
      seller: {
        name: "Kettle & Co.",
        address: "1 Harbor Street\n1010 Vienna\nAustria",
        taxNumber: "ATU12345678",
      },
      buyer: {
        name: "Ada Lovelace Ltd",
        address: "12 St James's Square\nLondon",
        email: "ada@lovelace.test",
      },
    });
  });

  test("an edit is refused and changes nothing", async () => {
    const before = await makeOpenInvoice(world.ctx);
    const edit = updateInvoice(world.ctx, {
      id: before.id,
      version: before.version,
      clientId: before.clientId,
      currency: "EUR",
      lines: [{ description: "More", quantity: "1", unitAmount: 1 }],
    });
    await expect(edit).rejects.toMatchObject({
      kind: "conflict",
      message: expect.stringContaining("is issued"),
    });
    expect(await getInvoice(world.ctx, { id: before.id })).toEqual(before);
  });

  test("the database itself refuses", async () => {
    const rate = await makeTaxRate(world.ctx);
    const { id } = await makeOpenInvoice(world.ctx, {
      lines: [{ description: "Work", quantity: "1", unitAmount: 100, taxRateIds: [rate.id] }],
    });
    const raw = new Database(world.databasePath);
    for (const change of [
      "UPDATE invoices SET total = 1",
      "UPDATE invoices SET number = 'INV-9'",
      "UPDATE invoices SET number_index = 9",
      "UPDATE invoices SET status = 'draft'",
      "UPDATE invoices SET seller = '{}'",
      "UPDATE invoices SET due_on = '2030-01-01'",
      "UPDATE invoices SET discount_percent = '5'",
      "DELETE FROM invoices",
      "UPDATE invoice_lines SET amount = 1",
      "DELETE FROM invoice_lines",
      "UPDATE invoice_taxes SET amount = 1",
      "DELETE FROM invoice_taxes",
      "UPDATE invoice_line_taxes SET amount = 1",
      "DELETE FROM invoice_line_taxes",
    ])
      expect(() => raw.exec(change), change).toThrow(/an issued invoice (does not change|is never deleted)/);
    raw.close();
    expect((await getInvoice(world.ctx, { id })).total).toBe(119n);
  });
});
