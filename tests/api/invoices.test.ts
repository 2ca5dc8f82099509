import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWorld, type World } from "../world.ts";
import { type Api, apiOf, refusalOf, unknownIds } from "./client.ts";

let world: World;
let api: Api;
let clientId: string;
let taxRateId: string;
beforeEach(async () => {
  world = await createWorld();
  api = await apiOf(world);
  clientId = (await api.clients.create.mutate({ name: "Acme", email: "ada@acme.test" })).id;
  taxRateId = (await api.taxRates.create.mutate({ name: "VAT", percent: "20", inclusive: false })).id;
});
afterEach(() => world.close());

type Draft = Parameters<Api["invoices"]["create"]["mutate"]>[0];

/** Two lines and a tax: 29.99 + 12.50, of which 20 % of 29.99 is 6.00. */
function draft(over: Partial<Draft> = {}): Draft {
  return {
    clientId,
    currency: "eur",
    lines: [
      { description: "Consulting", quantity: "1.5", unitAmount: 1999, taxRateIds: [taxRateId] },
      { description: "Requests", quantity: "1000", unitAmountDecimal: "1.25" },
    ],
    ...over,
  };
}

const create = (over: Partial<Draft> = {}) => api.invoices.create.mutate(draft(over));

async function createIssued(over: Partial<Draft> = {}) {
  const { id } = await create(over);
  return api.invoices.issue.mutate({ id });
}

const countInvoices = () => world.database.db.invoice.count();

describe("invoices.create", () => {
  test("answers the draft with every figure in whole minor units", async () => {
    expect(await create({ netDays: 14, notes: "Thank you." })).toMatchObject({
      id: expect.any(String) as string,
      version: 1,
      number: null,
      status: "draft",
      paymentStatus: "unpaid",
      isOverdue: false,
      clientId,
      currency: "EUR",
      subtotal: 4249,
      discountTotal: 0,
      taxTotal: 600,
      total: 4849,
      amountPaid: 0,
      amountRefunded: 0,
      amountCredited: 0,
      amountDue: 0,
      issuedOn: null,
      netDays: 14,
      notes: "Thank you.",
      delivery: { state: "none" },
      lines: [
        { description: "Consulting", quantity: "1.5", unitAmount: 1999, amount: 2999, taxAmount: 600 },
        { description: "Requests", quantity: "1000", unitAmountDecimal: "1.25", amount: 1250 },
      ],
    });
  });

  test("takes discounts of a line and of the whole", async () => {
    const invoice = await create({
      lines: [{ description: "Work", quantity: "2", unitAmount: 1000, discount: { percent: "10" } }],
      discount: { amount: 300 },
    });
    expect(invoice).toMatchObject({ subtotal: 2000, discountTotal: 500, total: 1500 });
  });

  const wrong: readonly [what: string, over: object, path: string][] = [
    ["no client", { clientId: undefined }, "clientId"],
    ["a currency that nobody charges", { currency: "XXX" }, "currency"],
    ["no currency", { currency: undefined }, "currency"],
    ["no lines", { lines: [] }, "lines"],
    ["lines that are no list", { lines: "two" }, "lines"],
    ["a line without a description", { lines: [{ quantity: "1", unitAmount: 1 }] }, "lines.0.description"],
    ["an empty description", { lines: [line({ description: "  " })] }, "lines.0.description"],
    [
      "a description that is too long",
      { lines: [line({ description: "x".repeat(1001) })] },
      "lines.0.description",
    ],
    ["a quantity as a number", { lines: [line({ quantity: 1.5 })] }, "lines.0.quantity"],
    ["a quantity that is no number", { lines: [line({ quantity: "many" })] }, "lines.0.quantity"],
    [
      "a quantity with twelve decimals",
      { lines: [line({ quantity: "1.123456789012" })] },
      "lines.0.quantity",
    ],
    ["a quantity with seven decimals", { lines: [line({ quantity: "0.0000001" })] }, "lines.0.quantity"],
    [
      "a quantity that is absurdly large",
      { lines: [line({ quantity: "9".repeat(40) })] },
      "lines.0.quantity",
    ],
    ["a price with a fraction of a cent", { lines: [line({ unitAmount: 19.99 })] }, "lines.0.unitAmount"],
    ["a price as text", { lines: [line({ unitAmount: "1999" })] }, "lines.0.unitAmount"],
    ["no price", { lines: [line({ unitAmount: undefined })] }, "lines.0.unitAmount"],
    ["two prices", { lines: [line({ unitAmountDecimal: "0.1" })] }, "lines.0.unitAmount"],
    ["a price beyond all money", { lines: [line({ unitAmount: 2 * 10 ** 12 })] }, "lines.0.unitAmount"],
    ["a tax rate that does not exist", { lines: [line({ taxRateIds: ["nothing"] })] }, "lines.0.taxRateIds"],
    ["a discount of both kinds", { discount: { percent: "1", amount: 1 } }, "discount"],
    ["a discount of more than all", { discount: { percent: "101" } }, "discount.percent"],
    ["a due date that does not exist", { dueOn: "2026-02-30" }, "dueOn"],
    ["a due date and net days", { dueOn: "2026-05-01", netDays: 14 }, "dueOn"],
    ["negative net days", { netDays: -1 }, "netDays"],
    ["notes that are too long", { notes: "x".repeat(2001) }, "notes"],
    ["a field that does not exist", { amount: 5 }, "amount"],
  ];
  test.each(wrong)("refuses %s with a sentence at the field, and writes nothing", async (_, over, path) => {
    const refusal = await refusalOf(create(over));
    expect(refusal).toMatchObject({ code: "BAD_REQUEST", status: 400 });
    expect(refusal.fields.map((field) => field.path).join()).toContain(path);
    for (const { message } of refusal.fields) expect(message).toMatch(/^[A-Z].*[.]$/);
    expect(refusal.message).toBe(refusal.fields[0]?.message);
    expect(await countInvoices()).toBe(0);
  });

  test("refuses a total below zero", async () => {
    const refusal = await refusalOf(create({ lines: [line({ unitAmount: -500 }) as never] }));
    expect(refusal).toMatchObject({ code: "BAD_REQUEST" });
  });

  test.each([["text"], [5], [[]], [null]])("refuses %j instead of an invoice", async (input) => {
    expect((await refusalOf(api.invoices.create.mutate(input as never))).code).toBe("BAD_REQUEST");
  });

  test("refuses another organization's client and tax rate as unknown ones", async () => {
    const foreign = await apiOf(world, await world.foreigner());
    const theirs = await foreign.clients.create.mutate({ name: "Other", email: "bob@other.test" });
    const rate = await foreign.taxRates.create.mutate({ name: "VAT", percent: "20", inclusive: false });
    const [known, unknown] = [theirs.id, "nothing"];
    expect(await refusalOf(create({ clientId: known }))).toEqual(
      await refusalOf(create({ clientId: unknown })),
    );
    const withRate = (id: string) => refusalOf(create({ lines: [line({ taxRateIds: [id] }) as never] }));
    expect(await withRate(rate.id)).toEqual(await withRate("nothing"));
    expect(await countInvoices()).toBe(0);
  });
});

describe("invoices.update", () => {
  test("replaces the draft and raises its version", async () => {
    const { id, version } = await create();
    const updated = await api.invoices.update.mutate({
      id,
      version,
      ...draft({ lines: [{ description: "Work", quantity: "1", unitAmount: 500 }] }),
    });
    expect(updated).toMatchObject({ id, version: 2, total: 500, lines: [{ description: "Work" }] });
  });

  test("refuses a stale version: of two who edit at once, one is told", async () => {
    const { id, version } = await create();
    const edits = ["One", "Two"].map((notes) =>
      api.invoices.update.mutate({ id, version, ...draft({ notes }) }),
    );
    const results = await Promise.allSettled(edits);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const stale = await refusalOf(api.invoices.update.mutate({ id, version, ...draft({ notes: "Three" }) }));
    expect(stale).toMatchObject({ code: "CONFLICT", status: 409 });
    expect((await api.invoices.get.query({ id })).notes).not.toBe("Three");
  });

  test("needs the version that was edited", async () => {
    const { id } = await create();
    const refusal = await refusalOf(api.invoices.update.mutate({ id, ...draft() } as never));
    expect(refusal).toMatchObject({ code: "BAD_REQUEST", fields: [{ path: "version" }] });
  });

  test("refuses an issued invoice", async () => {
    const { id, version } = await createIssued();
    expect(await refusalOf(api.invoices.update.mutate({ id, version, ...draft() }))).toMatchObject({
      code: "CONFLICT",
      message: "This invoice is issued and cannot be changed any more. Void it, or duplicate it.",
    });
  });
});

describe("invoices.get and invoices.list", () => {
  test("answer what create answered", async () => {
    const invoice = await create();
    expect(await api.invoices.get.query({ id: invoice.id })).toEqual(invoice);
    const { items, nextCursor } = await api.invoices.list.query({});
    expect(items).toMatchObject([{ id: invoice.id, total: 4849, status: "draft", lines: invoice.lines }]);
    expect(items[0]?.lines).toHaveLength(invoice.lines.length);
    expect(nextCursor).toBeNull();
  });

  test("page through all invoices once each", async () => {
    const ids = new Set<string>();
    for (let count = 0; count < 5; count += 1) ids.add((await create()).id);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<Api["invoices"]["list"]["query"]>> = await api.invoices.list.query({
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
    await create();
    const { id } = await createIssued();
    const { items } = await api.invoices.list.query({ status: "open" });
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
    expect(await refusalOf(api.invoices.list.query(query as never))).toMatchObject({
      code: "BAD_REQUEST",
      fields: [{ path }],
    });
  });
});

describe("invoices.delete", () => {
  test("removes a draft for good", async () => {
    const { id } = await create();
    await api.invoices.delete.mutate({ id });
    expect((await refusalOf(api.invoices.get.query({ id }))).code).toBe("NOT_FOUND");
    expect((await refusalOf(api.invoices.delete.mutate({ id }))).code).toBe("NOT_FOUND");
  });

  test("refuses an issued invoice", async () => {
    const { id } = await createIssued();
    expect((await refusalOf(api.invoices.delete.mutate({ id }))).code).toBe("CONFLICT");
    expect(await countInvoices()).toBe(1);
  });
});

describe("invoices.issue", () => {
  test("gives a number, the day, and what is due", async () => {
    expect(await createIssued({ netDays: 14 })).toMatchObject({
      number: "INV-0001",
      status: "open",
      issuedOn: "2026-03-02",
      dueOn: "2026-03-16",
      amountDue: 4849,
    });
  });

  test("gives gapless numbers, whoever issues at the same time", async () => {
    const drafts = await Promise.all(Array.from({ length: 5 }, () => create()));
    const issued = await Promise.all(drafts.map(({ id }) => api.invoices.issue.mutate({ id })));
    expect(issued.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5].map((n) => `INV-000${n}`));
  });

  test("of two parallel calls for one draft carries out one", async () => {
    const { id } = await create();
    const calls = await Promise.allSettled([1, 2].map(() => api.invoices.issue.mutate({ id })));
    expect(calls.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await refusalOf(api.invoices.issue.mutate({ id }))).code).toBe("CONFLICT");
  });
});

describe("invoices.send", () => {
  test("answers at once with delivery queued, and sent only after the mail server took it", async () => {
    const { id } = await createIssued();
    expect(await api.invoices.send.mutate({ id })).toMatchObject({ delivery: { state: "queued" } });
    expect(world.mailbox.messages()).toEqual([]);
    await world.settle();
    expect(await api.invoices.get.query({ id })).toMatchObject({ delivery: { state: "sent" } });
    expect(world.mailbox.messages()).toMatchObject([{ to: ["ada@acme.test"] }]);
  });

  test("refuses a draft", async () => {
    const { id } = await create();
    expect(await refusalOf(api.invoices.send.mutate({ id }))).toMatchObject({
      code: "CONFLICT",
      message: "This invoice is a draft. Issue it first.",
    });
    await world.settle();
    expect(world.mailbox.messages()).toEqual([]);
  });
});

describe("invoices.void", () => {
  test("ends an invoice that nobody has paid", async () => {
    const { id } = await createIssued();
    expect(await api.invoices.void.mutate({ id })).toMatchObject({ status: "void", amountDue: 0 });
    expect((await refusalOf(api.invoices.void.mutate({ id }))).code).toBe("CONFLICT");
    expect((await refusalOf(api.invoices.send.mutate({ id }))).code).toBe("CONFLICT");
  });

  test("refuses a draft, and an invoice with a payment", async () => {
    const { id: draftId } = await create();
    expect((await refusalOf(api.invoices.void.mutate({ id: draftId }))).code).toBe("CONFLICT");
    const { id } = await createIssued();
    await api.invoices.recordPayment.mutate({ id, amount: 1 });
    expect((await refusalOf(api.invoices.void.mutate({ id }))).code).toBe("CONFLICT");
  });

  test("refuses a reason that is too long", async () => {
    const { id } = await createIssued();
    const refusal = await refusalOf(api.invoices.void.mutate({ id, reason: "x".repeat(501) }));
    expect(refusal).toMatchObject({ code: "BAD_REQUEST", fields: [{ path: "reason" }] });
    expect(await api.invoices.get.query({ id })).toMatchObject({ status: "open" });
  });
});

describe("invoices.markUncollectible", () => {
  test("writes an open invoice off, which can still be paid", async () => {
    const { id } = await createIssued();
    expect(await api.invoices.markUncollectible.mutate({ id })).toMatchObject({ status: "uncollectible" });
    await api.invoices.recordPayment.mutate({ id, amount: 4849 });
    expect(await api.invoices.get.query({ id })).toMatchObject({ status: "paid", amountPaid: 4849 });
  });

  test("refuses a draft", async () => {
    const { id } = await create();
    expect((await refusalOf(api.invoices.markUncollectible.mutate({ id }))).code).toBe("CONFLICT");
  });
});

describe("invoices.duplicate", () => {
  test("answers a new draft with the same lines", async () => {
    const issued = await createIssued();
    const copy = await api.invoices.duplicate.mutate({ id: issued.id });
    expect(copy).toMatchObject({ status: "draft", number: null, total: issued.total, clientId });
    expect(copy.id).not.toBe(issued.id);
    expect(copy.lines.map(({ description }) => description)).toEqual(["Consulting", "Requests"]);
  });
});

describe("invoices.portalLink", () => {
  test("answers the same address every time", async () => {
    const { id } = await createIssued();
    const { url } = await api.invoices.portalLink.mutate({ id });
    expect(url).toMatch(/^http:\/\/localhost:3000\/i\/[\w-]{43}$/);
    expect(await api.invoices.portalLink.mutate({ id })).toEqual({ url });
  });

  test("refuses a draft", async () => {
    const { id } = await create();
    expect((await refusalOf(api.invoices.portalLink.mutate({ id }))).code).toBe("CONFLICT");
  });
});

describe("invoices.recordPayment", () => {
  test("pays in parts until nothing is due", async () => {
    const { id } = await createIssued();
    const first = await api.invoices.recordPayment.mutate({ id, amount: 4000, receivedOn: "2026-03-01" });
    expect(first).toMatchObject({
      invoiceId: id,
      clientId,
      source: "offline",
      state: "succeeded",
      amount: 4000,
      amountRefunded: 0,
      currency: "EUR",
    });
    expect(await api.invoices.get.query({ id })).toMatchObject({
      paymentStatus: "partially_paid",
      amountDue: 849,
    });
    await api.invoices.recordPayment.mutate({ id, amount: 849, method: "Bank transfer", reference: "R-1" });
    expect(await api.invoices.get.query({ id })).toMatchObject({
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
    const { id } = await createIssued();
    const refusal = await refusalOf(api.invoices.recordPayment.mutate({ id, ...over } as never));
    expect(refusal).toMatchObject({ code: "BAD_REQUEST", fields: [{ path }] });
    expect(await world.database.db.payment.count()).toBe(0);
  });

  test("refuses a draft and a void invoice", async () => {
    const { id: draftId } = await create();
    const { id } = await createIssued();
    await api.invoices.void.mutate({ id });
    for (const refused of [draftId, id]) {
      const refusal = await refusalOf(api.invoices.recordPayment.mutate({ id: refused, amount: 1 }));
      expect(refusal.code).toBe("CONFLICT");
    }
  });
});

describe("every procedure on one invoice", () => {
  const onOne = (caller: Api, id: string): Record<string, () => Promise<unknown>> => ({
    get: () => caller.invoices.get.query({ id }),
    update: () => caller.invoices.update.mutate({ id, version: 1, ...draft() }),
    delete: () => caller.invoices.delete.mutate({ id }),
    issue: () => caller.invoices.issue.mutate({ id }),
    send: () => caller.invoices.send.mutate({ id }),
    void: () => caller.invoices.void.mutate({ id }),
    markUncollectible: () => caller.invoices.markUncollectible.mutate({ id }),
    duplicate: () => caller.invoices.duplicate.mutate({ id }),
    portalLink: () => caller.invoices.portalLink.mutate({ id }),
    recordPayment: () => caller.invoices.recordPayment.mutate({ id, amount: 1 }),
  });

  test("answers another organization's id exactly as an unknown one, and changes nothing", async () => {
    const foreign = await apiOf(world, await world.foreigner());
    const { id } = await createIssued();
    const before = await api.invoices.get.query({ id });
    const theirs = onOne(foreign, id);
    for (const [name, call] of Object.entries(theirs)) {
      const refusal = await refusalOf(call());
      expect(refusal, name).toMatchObject({ code: "NOT_FOUND", status: 404 });
      expect(await refusalOf(onOne(foreign, "unknown")[name]?.() ?? call()), name).toEqual(refusal);
    }
    expect(await api.invoices.get.query({ id })).toEqual(before);
    expect(await foreign.invoices.list.query({})).toEqual({ items: [], nextCursor: null });
  });

  test("answers unknown ids with NOT_FOUND and missing ones with the field", async () => {
    for (const id of unknownIds)
      expect((await refusalOf(api.invoices.get.query({ id }))).code).toBe("NOT_FOUND");
    for (const input of [{}, { id: "" }, { id: 5 }, { id: "x".repeat(1000) }, { id: "x", more: 1 }]) {
      const refusal = await refusalOf(api.invoices.issue.mutate(input as never));
      expect(refusal.code).toBe("BAD_REQUEST");
      expect(refusal.fields.length).toBeGreaterThan(0);
    }
  });

  test("lets an agent draft and read, and nothing that reaches the client or the books", async () => {
    const agent = await apiOf(world, await world.as("agent"));
    const { id } = await agent.invoices.create.mutate(draft());
    await agent.invoices.update.mutate({ id, version: 1, ...draft() });
    await agent.invoices.get.query({ id });
    await agent.invoices.list.query({});
    const copy = await agent.invoices.duplicate.mutate({ id });
    await agent.invoices.delete.mutate({ id: copy.id });

    const calls = onOne(agent, id);
    for (const name of ["issue", "send", "void", "markUncollectible", "portalLink", "recordPayment"]) {
      expect(await refusalOf(calls[name]?.() ?? Promise.resolve()), name).toMatchObject({
        code: "FORBIDDEN",
        status: 403,
        message: "Only an admin can do this.",
      });
    }
    expect(await api.invoices.get.query({ id })).toMatchObject({ status: "draft" });
  });
});

function line(over: object): object {
  return { description: "Work", quantity: "1", unitAmount: 100, ...over };
}
