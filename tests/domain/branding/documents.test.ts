import { afterEach, beforeEach, expect, test } from "vitest";
import { documentLook, removeLogo, updateLook } from "#domain/branding";
import { creditNoteDocument, getInvoice, invoiceDocument } from "#domain/invoices";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";
import { credit } from "../credit-notes/credit-line.ts";
import { jpeg, png } from "./images.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const pdfOf = async (id: string) =>
  Buffer.from((await invoiceDocument(world.ctx, { id })).bytes).toString("latin1");
const hasImage = (pdf: string) => /\/Subtype \/Image/.test(pdf);

test("an invoice's PDF has the logo and color of the moment of issue, whatever is chosen later", async () => {
  const plain = await makeOpenInvoice(world.ctx);
  await updateLook(world.ctx, { version: 0, color: "#145a50", logo: png(300, 90, { colorType: 6 }) });
  const branded = await makeOpenInvoice(world.ctx);
  await updateLook(world.ctx, { version: 1, color: "#900000", logo: jpeg() });
  const { sha256 } = await invoiceDocument(world.ctx, branded);
  expect(hasImage(await pdfOf(plain.id))).toBe(false);
  expect(hasImage(await pdfOf(branded.id))).toBe(true);
  expect(await getInvoice(world.ctx, plain)).not.toHaveProperty("seller.look");
  expect(await getInvoice(world.ctx, branded)).toMatchObject({ seller: { look: { color: "#145a50" } } });

  await removeLogo(world.ctx);
  expect((await invoiceDocument(world.ctx, branded)).sha256).toBe(sha256);
});

test("the credit note of an invoice looks as the invoice does", async () => {
  await updateLook(world.ctx, { version: 0, logo: png() });
  const invoice = await makeOpenInvoice(world.ctx);
  const { id } = await credit(world, invoice, { amount: 1000 });
  const { bytes } = await creditNoteDocument(world.ctx, { id });
  expect(hasImage(Buffer.from(bytes).toString("latin1"))).toBe(true);
});

test.each([
  ["is no PNG", () => updateLook(world.ctx, { version: 0, logo: jpeg() }), false],
  ["was removed before the PDF was made", () => updateLook(world.ctx, { version: 0, logo: png() }), true],
])("a logo that %s is left out, and the PDF is made all the same", async (_case, choose, isRemoved) => {
  await choose();
  const invoice = await makeOpenInvoice(world.ctx);
  if (isRemoved) await removeLogo(world.ctx);
  expect(hasImage(await pdfOf(invoice.id))).toBe(false);
});

test("a color that could not be read on paper is not printed", async () => {
  expect(await documentLook(world.ctx, { color: "#ffee00" })).toEqual({});
  expect(await documentLook(world.ctx, { color: "#145a50" })).toEqual({ accentColor: "#145a50" });
  expect(await documentLook(world.ctx, undefined)).toEqual({});
});
