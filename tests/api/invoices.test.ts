import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Api, refusalOf } from "./client.ts";
import { type InvoiceDesk, openInvoiceDesk } from "./invoice-desk.ts";

let desk: InvoiceDesk;
beforeEach(async () => {
  desk = await openInvoiceDesk();
});
afterEach(() => desk.world.close());

describe("invoices.get and invoices.list", () => {
  test("answer what create answered", async () => {
    const invoice = await desk.create();
    expect(await desk.api.invoices.get.query({ id: invoice.id })).toEqual(invoice);
    const { items, nextCursor } = await desk.api.invoices.list.query({});
    expect(items).toMatchObject([{ id: invoice.id, total: 4849, status: "draft", lines: invoice.lines }]);
    expect(items[0]?.lines).toHaveLength(invoice.lines.length);
    expect(nextCursor).toBeNull();
  });

  test("page through all invoices once each", async () => {
    const ids = new Set<string>();
    for (let count = 0; count < 5; count += 1) ids.add((await desk.create()).id);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<Api["invoices"]["list"]["query"]>> = await desk.api.invoices.list.query({
        limit: 2,
        cursor,
      });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(5);
    expect(new Set(seen)).toEqual(ids);
  });

  test("filter by status", async () => {
    await desk.create();
    const { id } = await desk.createIssued();
    const { items } = await desk.api.invoices.list.query({ status: "open" });
    expect(items.map((item) => item.id)).toEqual([id]);
  });

  test.each([
    [{ limit: 0 }, "limit"],
    [{ limit: 101 }, "limit"],
    [{ limit: "all" }, "limit"],
    [{ cursor: "made up" }, "cursor"],
    [{ status: "lost" }, "status"],
    [{ sort: "client" }, "sort"],
    [{ everything: true }, "everything"],
  ])("refuse %j", async (query, path) => {
    expect(await refusalOf(desk.api.invoices.list.query(query as never))).toMatchObject({
      code: "BAD_REQUEST",
      fields: [{ path }],
    });
  });
});

describe("invoices.issue", () => {
  test("gives a number, the day, and what is due", async () => {
    expect(await desk.createIssued({ netDays: 14 })).toMatchObject({
      number: "INV-0001",
      status: "open",
      issuedOn: "2026-03-02",
      dueOn: "2026-03-16",
      amountDue: 4849,
    });
  });

  test("gives gapless numbers, whoever issues at the same time", async () => {
    const drafts = await Promise.all(Array.from({ length: 5 }, () => desk.create()));
    const issued = await Promise.all(drafts.map(({ id }) => desk.api.invoices.issue.mutate({ id })));
    expect(issued.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5].map((n) => `INV-000${n}`));
  });

  test("of two parallel calls for one draft carries out one", async () => {
    const { id } = await desk.create();
    const calls = await Promise.allSettled([1, 2].map(() => desk.api.invoices.issue.mutate({ id })));
    expect(calls.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await refusalOf(desk.api.invoices.issue.mutate({ id }))).code).toBe("CONFLICT");
  });
});

describe("invoices.send", () => {
  test("answers at once with delivery queued, and sent only after the mail server took it", async () => {
    const { id } = await desk.createIssued();
    expect(await desk.api.invoices.send.mutate({ id })).toMatchObject({ delivery: { state: "queued" } });
    expect(desk.world.mailbox.messages()).toEqual([]);
    await desk.world.settle();
    expect(await desk.api.invoices.get.query({ id })).toMatchObject({ delivery: { state: "sent" } });
    expect(desk.world.mailbox.messages()).toMatchObject([{ to: ["ada@acme.test"] }]);
  });

  test("refuses a draft", async () => {
    const { id } = await desk.create();
    expect(await refusalOf(desk.api.invoices.send.mutate({ id }))).toMatchObject({
      code: "CONFLICT",
      message: "This invoice is a draft. Issue it first.",
    });
    await desk.world.settle();
    expect(desk.world.mailbox.messages()).toEqual([]);
  });
});

describe("invoices.void", () => {
  test("ends an invoice that nobody has paid", async () => {
    const { id } = await desk.createIssued();
    expect(await desk.api.invoices.void.mutate({ id })).toMatchObject({ status: "void", amountDue: 0 });
    expect((await refusalOf(desk.api.invoices.void.mutate({ id }))).code).toBe("CONFLICT");
    expect((await refusalOf(desk.api.invoices.send.mutate({ id }))).code).toBe("CONFLICT");
  });

  test("refuses a draft, and an invoice with a payment", async () => {
    const { id: draftId } = await desk.create();
    expect((await refusalOf(desk.api.invoices.void.mutate({ id: draftId }))).code).toBe("CONFLICT");
    const { id } = await desk.createIssued();
    await desk.api.invoices.recordPayment.mutate({ id, amount: 1 });
    expect((await refusalOf(desk.api.invoices.void.mutate({ id }))).code).toBe("CONFLICT");
  });

  test("refuses a reason that is too long", async () => {
    const { id } = await desk.createIssued();
    const refusal = await refusalOf(desk.api.invoices.void.mutate({ id, reason: "x".repeat(501) }));
    expect(refusal).toMatchObject({ code: "BAD_REQUEST", fields: [{ path: "reason" }] });
    expect(await desk.api.invoices.get.query({ id })).toMatchObject({ status: "open" });
  });
});

describe("invoices.markUncollectible", () => {
  test("writes an open invoice off, which can still be paid", async () => {
    const { id } = await desk.createIssued();
    expect(await desk.api.invoices.markUncollectible.mutate({ id })).toMatchObject({
      status: "uncollectible",
    });
    await desk.api.invoices.recordPayment.mutate({ id, amount: 4849 });
    expect(await desk.api.invoices.get.query({ id })).toMatchObject({ status: "paid", amountPaid: 4849 });
  });

  test("refuses a draft", async () => {
    const { id } = await desk.create();
    expect((await refusalOf(desk.api.invoices.markUncollectible.mutate({ id }))).code).toBe("CONFLICT");
  });
});

describe("invoices.duplicate", () => {
  test("answers a new draft with the same lines", async () => {
    const issued = await desk.createIssued();
    const copy = await desk.api.invoices.duplicate.mutate({ id: issued.id });
    expect(copy).toMatchObject({
      status: "draft",
      number: null,
      total: issued.total,
      clientId: desk.clientId,
    });
    expect(copy.id).not.toBe(issued.id);
    expect(copy.lines.map(({ description }) => description)).toEqual(["Consulting", "Requests"]);
  });
});

describe("invoices.portalLink", () => {
  test("answers the same address every time", async () => {
    const { id } = await desk.createIssued();
    const { url } = await desk.api.invoices.portalLink.mutate({ id });
    expect(url).toMatch(/^http:\/\/localhost:3000\/i\/[\w-]{43}$/);
    expect(await desk.api.invoices.portalLink.mutate({ id })).toEqual({ url });
  });

  test("refuses a draft", async () => {
    const { id } = await desk.create();
    expect((await refusalOf(desk.api.invoices.portalLink.mutate({ id }))).code).toBe("CONFLICT");
  });
});

describe("invoices.recordPayment", () => {
  test("pays in parts until nothing is due", async () => {
    const { id } = await desk.createIssued();
    const first = await desk.api.invoices.recordPayment.mutate({
      id,
      amount: 4000,
      receivedOn: "2026-03-01",
    });
    expect(first).toMatchObject({
      invoiceId: id,
      clientId: desk.clientId,
      source: "offline",
      state: "succeeded",
      amount: 4000,
      amountRefunded: 0,
      currency: "EUR",
    });
    expect(await desk.api.invoices.get.query({ id })).toMatchObject({
      paymentStatus: "partially_paid",
      amountDue: 849,
    });
    await desk.api.invoices.recordPayment.mutate({
      id,
      amount: 849,
      method: "Bank transfer",
      reference: "R-1",
    });
    expect(await desk.api.invoices.get.query({ id })).toMatchObject({
      status: "paid",
      paymentStatus: "paid",
      amountPaid: 4849,
      amountDue: 0,
    });
  });

  test.each([
    [{ amount: 0 }, "amount"],
    [{ amount: -1 }, "amount"],
    [{ amount: 1.5 }, "amount"],
    [{ amount: "100" }, "amount"],
    [{ amount: 10 ** 13 }, "amount"],
    [{}, "amount"],
    [{ amount: 1, receivedOn: "2026-03-03" }, "receivedOn"],
    [{ amount: 1, receivedOn: "yesterday" }, "receivedOn"],
    [{ amount: 1, method: "x".repeat(101) }, "method"],
    [{ amount: 1, currency: "USD" }, "currency"],
  ])("refuses %j", async (over, path) => {
    const { id } = await desk.createIssued();
    const refusal = await refusalOf(desk.api.invoices.recordPayment.mutate({ id, ...over } as never));
    expect(refusal).toMatchObject({ code: "BAD_REQUEST", fields: [{ path }] });
    expect(await desk.world.database.db.payment.count()).toBe(0);
  });

  test("refuses a draft and a void invoice", async () => {
    const { id: draftId } = await desk.create();
    const { id } = await desk.createIssued();
    await desk.api.invoices.void.mutate({ id });
    for (const refused of [draftId, id]) {
      const refusal = await refusalOf(desk.api.invoices.recordPayment.mutate({ id: refused, amount: 1 }));
      expect(refusal.code).toBe("CONFLICT");
    }
  });
});
