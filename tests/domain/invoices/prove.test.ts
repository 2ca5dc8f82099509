import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  invoiceDocument,
  issueInvoice,
  markUncollectible,
  proveInvoices,
  sendInvoice,
  voidInvoice,
} from "#domain/invoices";
import { confirmNumberSeries } from "#domain/organizations";
import { contextFor } from "#platform/context";
import { makeClient, makeDraft, makeOpenInvoice, makeTaxRate } from "../../billing-factories.ts";
import { onTamperedCopy } from "../../tampered-copy.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const proof = () => proveInvoices(world.systemCtx, { documents: true });

/** A draft and three invoices with taxes and discounts: one open with its document, one void, one written off. */
async function makeBooks() {
  const rate = await makeTaxRate(world.ctx);
  const client = await makeClient(world.ctx);
  const lines = [
    { description: "Hours", quantity: "1.5", unitAmount: 9999, taxRateIds: [rate.id] },
    { description: "Travel", quantity: "1", unitAmount: 3333, discount: { percent: "10" } },
  ];
  const over = { clientId: client.id, lines, discount: { amount: 77 } };
  await makeDraft(world.ctx, over);
  const open = await makeOpenInvoice(world.ctx, over);
  await invoiceDocument(world.ctx, { id: open.id });
  const mistake = await makeOpenInvoice(world.ctx, over);
  await voidInvoice(world.ctx, { id: mistake.id });
  const lost = await makeOpenInvoice(world.ctx, over);
  await markUncollectible(world.ctx, { id: lost.id });
  return { open, mistake, lost };
}

/** What the proof says of a copy after somebody wrote to its file behind the triggers. */
async function proofAfter(tampering: string, options = { documents: true }): Promise<string[]> {
  return onTamperedCopy({ path: world.databasePath, tampering }, (database) =>
    proveInvoices(contextFor({ ...world.parts, database }, { kind: "system" }), options),
  );
}

describe("honest invoices prove", () => {
  test("when there are none", async () => {
    expect(await proof()).toEqual([]);
  });

  test("in every state", async () => {
    await makeBooks();
    const sent = await makeOpenInvoice(world.ctx);
    await sendInvoice(world.ctx, { id: sent.id });
    await world.settle();
    await voidInvoice(world.ctx, { id: sent.id });
    await world.settle();
    await makeOpenInvoice(await world.foreigner());
    expect(await proof()).toEqual([]);
  });

  test("after a restore that moved a series on, with documents behind the jump and without", async () => {
    await makeOpenInvoice(world.ctx);
    await world.database.db.numberSeries.updateMany({ data: { needsConfirmation: true } });
    await confirmNumberSeries(world.ctx, { kind: "invoice", lastNumber: 7 });
    expect(await proof()).toEqual([]);
    expect((await makeOpenInvoice(world.ctx)).number).toBe("INV-0008");
    expect(await proof()).toEqual([]);
  });

  test("while others go on issuing", async () => {
    const drafts = await Promise.all(Array.from({ length: 12 }, () => makeDraft(world.ctx)));
    const issuing = drafts.map(({ id }) => issueInvoice(world.ctx, { id }));
    expect(await proof()).toEqual([]);
    await Promise.all(issuing);
    expect(await proof()).toEqual([]);
  });
});

describe("the proof finds", () => {
  test.each([
    [
      "a total that was changed",
      "UPDATE invoices SET total = total + 1 WHERE number = 'INV-0001'",
      ["total is", "amountDue is"],
    ],
    [
      "a line's amount that was changed",
      "UPDATE invoice_lines SET net_amount = net_amount - 1 WHERE position = 0 AND invoice_id = (SELECT id FROM invoices WHERE number = 'INV-0001')",
      ["line 1: net is", "line 1: total is"],
    ],
    [
      "a price that was changed",
      "UPDATE invoice_lines SET unit_amount_decimal = '1' WHERE position = 1 AND invoice_id = (SELECT id FROM invoices WHERE number = 'INV-0001')",
      ["subtotal is", "line 2: amount is"],
    ],
    [
      "a tax that was changed",
      "UPDATE invoice_taxes SET amount = amount + 1 WHERE invoice_id = (SELECT id FROM invoices WHERE number = 'INV-0001')",
      ["tax VAT: amount is"],
    ],
    [
      "a status that was changed",
      "UPDATE invoices SET status = 'paid' WHERE number = 'INV-0001'",
      ["status is paid and should be open"],
    ],
    [
      "money that nobody paid",
      "UPDATE invoices SET amount_paid = 5, amount_due = amount_due - 5 WHERE number = 'INV-0001'",
      ["amountPaid is 5 and should be 0", "the books have"],
    ],
    [
      "an issue that is not in the books",
      "UPDATE ledger_entries SET source_id = 'x' WHERE kind = 'invoice_issued' AND sequence = 1",
      ["is issued but not in the books"],
    ],
    [
      "a gap in the numbers",
      "UPDATE invoices SET number_index = NULL, number = NULL WHERE number = 'INV-0002'",
      ["Numbers are missing between INV-0001 and INV-0003"],
    ],
    [
      "a series that forgot",
      "UPDATE number_series SET last_number = 2 WHERE kind = 'invoice'",
      ["ends at 2, but its last document has place 3"],
    ],
    [
      "a date that does not follow the numbers",
      "UPDATE invoices SET issued_on = '2020-01-01' WHERE number = 'INV-0003'",
      ["INV-0003 is dated before INV-0002"],
    ],
    [
      "a document with other bytes",
      "UPDATE invoice_documents SET bytes = x'00'",
      ["The document of INV-0001"],
    ],
  ])("%s", async (_, tampering, expected) => {
    await makeBooks();
    const differences = (await proofAfter(tampering)).join("\n");
    for (const part of expected) expect(differences).toContain(part);
  });

  test("nothing in documents when they are left out", async () => {
    await makeBooks();
    expect(await proofAfter("UPDATE invoice_documents SET bytes = x'00'", { documents: false })).toEqual([]);
  });
});
