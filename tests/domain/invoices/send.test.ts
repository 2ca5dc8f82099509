import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { updateClient } from "#domain/clients";
import {
  getInvoice,
  getInvoiceForLink,
  invoiceDocument,
  portalLink,
  recordView,
  sendInvoice,
  voidInvoice,
} from "#domain/invoices";
import { listEmails } from "#domain/delivery";
import { findLink } from "#domain/links";
import { updateOrganization } from "#domain/organizations";
import { inTransaction } from "#platform/context";
import { makeClient, makeDraft, makeOpenInvoice } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld({ now: "2026-03-02T09:00:00Z" });
});
afterEach(() => world.close());

const tokenOf = (url: string) => url.split("/i/")[1] ?? "";

describe("sending", () => {
  test("every contact gets the invoice as a mail with its document and a link of their own", async () => {
    const client = await makeClient(world.ctx, {
      contacts: [{ name: "Books", email: "books@lovelace.test" }],
    });
    const { id } = await makeOpenInvoice(world.ctx, { clientId: client.id });
    const queued = await sendInvoice(world.ctx, { id });
    expect(queued.delivery).toMatchObject({ state: "queued" });
    expect(queued.sentAt).toBeNull();
    await world.settle();

    const sent = await getInvoice(world.ctx, { id });
    expect(sent.delivery.state).toBe("sent");
    expect(sent.sentAt).toEqual(world.clock.now());
    const mails = world.mailbox.messages();
    expect(mails.map((mail) => mail.to[0]).sort()).toEqual(["ada@lovelace.test", "books@lovelace.test"]);
    const links = mails.map((mail) => /http:\/\/localhost:3000\/i\/[\w-]+/.exec(mail.text)?.[0] ?? "");
    expect(new Set(links).size).toBe(2);
    for (const link of links)
      expect(await findLink(world.ctx, { kind: "invoice", token: tokenOf(link) })).toMatchObject({
        subjectId: id,
        state: "live",
      });
    for (const mail of mails) {
      expect(mail.subject).toBe("Invoice INV-0001 from Kettle & Co.");
      expect(mail.text).toContain("€100.00");
      expect(mail.text).toContain("Mar 16, 2026");
      expect(mail.attachments.map(({ filename }) => filename)).toEqual(["INV-0001.pdf"]);
    }
  });

  test("a draft is not sent", async () => {
    const { id } = await makeDraft(world.ctx);
    await expect(sendInvoice(world.ctx, { id })).rejects.toMatchObject({
      kind: "conflict",
      message: "This invoice is a draft. Issue it first.",
    });
    expect((await listEmails(world.ctx, {})).items).toEqual([]);
  });

  test("sending again sends again, but a mail that still waits is not doubled", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await sendInvoice(world.ctx, { id });
    await sendInvoice(world.ctx, { id });
    await world.settle();
    expect(world.mailbox.messages().length).toBe(1);
    await sendInvoice(world.ctx, { id });
    expect((await getInvoice(world.ctx, { id })).delivery.state).toBe("queued");
    await world.settle();
    expect(world.mailbox.messages().length).toBe(2);
  });

  test("an address that is put right and sent to counts, the wrong one's failure does not", async () => {
    const { id, clientId } = await makeOpenInvoice(world.ctx);
    const failed = await sendInvoice(world.ctx, { id });
    await world.database.db.email.updateMany({
      where: { id: failed.delivery.recipients[0]?.emailId ?? "" },
      data: { state: "failed", nextAttemptAt: null, lastError: "No such mailbox" },
    });
    expect((await getInvoice(world.ctx, { id })).delivery.state).toBe("failed");
    await updateClient(world.ctx, { id: clientId, email: "right@lovelace.test" });
    await sendInvoice(world.ctx, { id });
    await world.settle();
    expect((await getInvoice(world.ctx, { id })).delivery).toMatchObject({
      state: "sent",
      recipients: [{ address: "right@lovelace.test" }],
    });
  });

  test("a mail that waits is not sent any more once the invoice is void", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await sendInvoice(world.ctx, { id });
    await voidInvoice(world.ctx, { id });
    await world.settle();
    expect(world.mailbox.messages().map(({ subject }) => subject)).toEqual([
      "Invoice INV-0001 was cancelled",
    ]);
    await expect(sendInvoice(world.ctx, { id })).rejects.toThrow("A void invoice cannot be sent.");
  });
});

describe("the client's link", () => {
  test("that an admin copies is the one in the mail", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await sendInvoice(world.ctx, { id });
    await world.settle();
    const { url } = await portalLink(world.ctx, { id });
    expect(world.mailbox.messages()[0]?.text).toContain(url);
    expect(await portalLink(world.ctx, { id })).toEqual({ url });
  });

  test("there is none for a draft", async () => {
    const { id } = await makeDraft(world.ctx);
    await expect(portalLink(world.ctx, { id })).rejects.toThrow("Issue it first");
    await expect(getInvoiceForLink(world.ctx, { invoiceId: id })).rejects.toThrow("no such invoice");
  });

  test("of a contact who left does not open any more", async () => {
    const { id, clientId } = await makeOpenInvoice(world.ctx);
    const { url } = await portalLink(world.ctx, { id });
    await updateClient(world.ctx, { id: clientId, email: "successor@lovelace.test" });
    expect(await findLink(world.ctx, { kind: "invoice", token: tokenOf(url) })).toMatchObject({
      state: "revoked",
    });
    expect((await portalLink(world.ctx, { id })).url).not.toBe(url);
  });

  test("shows the invoice without who else got it", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    const shown = await getInvoiceForLink(world.ctx, { invoiceId: id });
    expect(shown).toMatchObject({ number: "INV-0001", amountDue: 10000n });
    expect(shown).not.toHaveProperty("delivery");
  });

  test("counts one view an hour", async () => {
    const { id: invoiceId } = await makeOpenInvoice(world.ctx);
    const view = (linkId: string) => recordView(world.ctx, { invoiceId, linkId });
    const count = () => world.database.db.invoiceView.count({ where: { invoiceId } });
    await view("one");
    await view("one");
    expect(await count()).toBe(1);
    await view("another");
    expect(await count()).toBe(2);
    world.clock.advance(3_600_000);
    await view("one");
    expect(await count()).toBe(3);
  });
});

test("the mail names the purchase order, what rounding added, notes and terms", async () => {
  await updateOrganization(world.ctx, { version: 1, cashRoundingIncrement: 5 });
  const { id } = await makeOpenInvoice(world.ctx, {
    purchaseOrder: "PO 4711",
    notes: "Thank you.",
    terms: "Payable without deduction.\nNo discount.",
    lines: [{ description: "Work", quantity: "1", unitAmount: 1697 }],
  });
  await sendInvoice(world.ctx, { id });
  await world.settle();
  const mail = world.mailbox.messages()[0];
  for (const text of [
    "PO 4711",
    "-€0.02",
    "€16.95",
    "Thank you.",
    "Payable without deduction.",
    "No discount.",
  ])
    expect(mail?.text).toContain(text);
});

describe("the document", () => {
  test("is made once: every reader gets the same bytes, whatever changes afterwards", async () => {
    const { id, clientId } = await makeOpenInvoice(world.ctx);
    const [a, b] = await Promise.all([
      invoiceDocument(world.ctx, { id }),
      invoiceDocument(world.ctx, { id }),
    ]);
    await updateClient(world.ctx, { id: clientId, name: "Renamed", locale: "de-DE" });
    const c = await invoiceDocument(world.ctx, { id });
    expect(Buffer.from(a.bytes).subarray(0, 5).toString()).toBe("%PDF-");
    expect(a.sha256).toBe(b.sha256);
    expect(c.sha256).toBe(a.sha256);
    expect(Buffer.from(c.bytes).equals(Buffer.from(a.bytes))).toBe(true);
    expect(await world.database.db.invoiceDocument.count()).toBe(1);
  });

  test("of a draft does not exist, and its bytes cannot be changed", async () => {
    const draft = await makeDraft(world.ctx);
    await expect(invoiceDocument(world.ctx, { id: draft.id })).rejects.toThrow("Issue it first");
    const { id } = await makeOpenInvoice(world.ctx);
    await invoiceDocument(world.ctx, { id });
    const { db } = world.database;
    await expect(db.invoiceDocument.updateMany({ data: { sha256: "x" } })).rejects.toThrow();
    await expect(db.invoiceDocument.deleteMany({})).rejects.toThrow();
  });

  test("is not made inside a transaction", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await expect(inTransaction(world.ctx, () => invoiceDocument(world.ctx, { id }))).rejects.toThrow(
      "out of reach",
    );
  });
});
