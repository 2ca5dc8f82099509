import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createCreditNote, issueCreditNote } from "#domain/credit-notes";
import { creditNoteDocument, getInvoice, invoiceDocument, issueInvoice, sendInvoice } from "#domain/invoices";
import { recordPayment } from "#domain/payments";
import { clientStatement, statementPdf } from "#domain/statements";
import { en } from "#lib/texts/en";
import { makeClient, makeDraft, makeTaxRate } from "../../billing-factories.ts";
import { latinWords, latinWordsOf, madeUpLocale, speakMadeUp } from "../../made-up-language.ts";
import { readPdf } from "../../platform/pdf/read.ts";
import { createWorld, type World } from "../../world.ts";

/** What people have typed, and numbers of documents. */
const data = [
  ...["Kettle & Co.", "1 Harbor Street", "1010 Vienna", "Austria", "ATU12345678", "office@kettle.test"],
  ...["INV-0001", "CN-0001", "EUR", "VAT", "EU"],
];

let world: World;
let speakEnglish: () => void;
beforeEach(async () => {
  world = await createWorld();
  speakEnglish = speakMadeUp();
});
afterEach(async () => {
  speakEnglish();
  await world.close();
});

/** An invoice with everything that puts words on a document, to a client who reads that locale. */
async function issue(locale: string) {
  const { ctx } = world;
  const client = await makeClient(ctx, { name: "Ада", address: "1000", taxNumber: "", locale });
  const added = await makeTaxRate(ctx);
  const included = await makeTaxRate(ctx, { name: "VAT EU", percent: "7", inclusive: true });
  const line = { quantity: "2", unitAmount: 5000 };
  const draft = await makeDraft(ctx, {
    clientId: client.id,
    lines: [
      { ...line, description: "Час", taxRateIds: [added.id], discount: { percent: "10" } },
      { ...line, description: "Два", taxRateIds: [included.id], discount: { amount: 100 } },
      { ...line, description: "Три" },
    ],
    discount: { amount: 500 },
    notes: "…",
    terms: "…",
    purchaseOrder: "77",
  });
  return issueInvoice(ctx, { id: draft.id });
}

async function textOf({ bytes }: { bytes: Uint8Array }): Promise<string> {
  return (await readPdf(bytes)).pages.join(" ");
}

describe("a client of another language", () => {
  test("gets the invoice, its credit note and the statement with no word outside the catalogue", async () => {
    const { id, lines, clientId, total } = await issue(madeUpLocale);
    const { ctx } = world;
    const note = await createCreditNote(ctx, {
      invoiceId: id,
      lines: [{ lineId: String(lines[0]?.id), amount: 1000 }],
    });
    await issueCreditNote(ctx, { id: note.id, remainder: "credit" });
    await recordPayment(ctx, { id, amount: 1000, receivedOn: "2026-03-02" });
    expect(total).toBeGreaterThan(0n);

    expect(latinWords(await textOf(await invoiceDocument(ctx, { id })), data)).toEqual([]);
    expect(latinWords(await textOf(await creditNoteDocument(ctx, { id: note.id })), data)).toEqual([]);
    const period = { from: "2026-01-01", to: "2026-03-31", currency: "EUR" };
    const statement = await clientStatement(ctx, { clientId, ...period });
    expect(
      latinWords(await textOf(await statementPdf(ctx, statement)), [
        ...data,
        "ada@lovelace.test",
        "ada",
        "lovelace",
        "test",
      ]),
    ).toEqual([]);
  });

  test("gets mails with no word outside the catalogue", async () => {
    const { id } = await issue(madeUpLocale);
    await sendInvoice(world.ctx, { id });
    await recordPayment(world.ctx, { id, amount: 1000, receivedOn: "2026-03-02", method: "Bank transfer" });
    const { amountDue } = await getInvoice(world.ctx, { id });
    await recordPayment(world.ctx, { id, amount: Number(amountDue), receivedOn: "2026-03-02" });
    await world.settle();
    const mails = world.mailbox.messages();
    expect(mails.length).toBeGreaterThan(0);
    for (const { subject, text, html } of mails) {
      expect(latinWords(subject, data)).toEqual([]);
      expect(latinWords(text ?? "", data)).toEqual([]);
      expect(latinWordsOf((html ?? "").replace(/^.*?<body/s, "<body"), data)).toEqual([]);
      expect(html).toContain(`lang="${madeUpLocale}"`);
    }
  });
});

test("a document that is issued keeps its bytes when a language is added", async () => {
  speakEnglish();
  const { id } = await issue(madeUpLocale);
  const before = await invoiceDocument(world.ctx, { id });
  expect(await textOf(before)).toContain(en.document.billedTo);
  speakEnglish = speakMadeUp();
  const after = await invoiceDocument(world.ctx, { id });
  expect(Buffer.from(after.bytes).equals(Buffer.from(before.bytes))).toBe(true);
});
