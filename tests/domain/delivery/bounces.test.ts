import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  bounceReport,
  EmailNotBounceable,
  markBounced,
  recordBounce,
  retryEmail,
  retryFailedEmails,
} from "#domain/delivery";
import { sendInvoice } from "#domain/invoices";
import { NotFound } from "#lib/errors";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";
import { arrived, queue, send, stored } from "./mails.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

type Given = { messageId?: string; recipient?: string; kind?: string; detail?: string | null };

async function report(id: string, over: Given = {}): Promise<void> {
  const { messageId, toAddress } = await stored(world, id);
  const given = { messageId, recipient: toAddress, kind: "hard", detail: "550 No such user", ...over };
  await recordBounce(world.strangerCtx, bounceReport.parse(given));
}

async function sent(): Promise<string> {
  const { id } = await queue(world);
  await send(world);
  return id;
}

const bounces = () => world.database.db.bounce.findMany({ orderBy: { id: "asc" } });

describe("a report that a mail came back", () => {
  test("makes a sent mail a failed one, with the reason", async () => {
    const id = await sent();
    await report(id);
    expect(await stored(world, id)).toMatchObject({
      state: "failed",
      lastError: "It came back: 550 No such user",
      sentAt: world.clock.now(),
    });
    expect(await bounces()).toMatchObject([
      { emailId: id, kind: "hard", recipient: "ada@client.test", reportedBy: "mail server" },
    ]);
  });

  test("counts once, however often it comes", async () => {
    const id = await sent();
    await Promise.all(Array.from({ length: 5 }, () => report(id)));
    expect(await bounces()).toHaveLength(1);
  });

  test("names the mail with or without brackets, and its reader in any case", async () => {
    const id = await sent();
    await report(id, { messageId: `${id}@localhost`, recipient: " Ada@Client.Test " });
    expect(await stored(world, id)).toMatchObject({ state: "failed" });
  });

  test.each([
    ["an unknown mail", { messageId: "<nobody@localhost>" }],
    ["a reader whom the mail was forwarded to", { recipient: "else@client.test" }],
  ])("about %s changes nothing", async (_, over) => {
    const id = await sent();
    await report(id, over);
    expect(await stored(world, id)).toMatchObject({ state: "sent", lastError: null });
    expect(await bounces()).toEqual([]);
  });

  test.each(["soft", "Transient", "complaint", "spam"])(
    "of the kind %s is kept and fails nothing",
    async (kind) => {
      const id = await sent();
      await report(id, { kind });
      expect(await stored(world, id)).toMatchObject({ state: "sent" });
      expect(await bounces()).toHaveLength(1);
    },
  );

  test("that comes before the sender wrote down its success is not written over", async () => {
    const { id } = await queue(world);
    const { mail } = world.parts;
    await send(world, {
      ...world.systemCtx,
      mail: {
        ...mail,
        send: async (message) => {
          const outcome = await mail.send(message);
          await report(id);
          return outcome;
        },
      },
    });
    expect(await stored(world, id)).toMatchObject({ state: "failed", leaseUntil: null });
  });

  test("has a detail in one line, without signs that steer a screen", async () => {
    const id = await sent();
    await report(id, { detail: `550\r\nno\u202Esuch\u0007 user ${"x".repeat(900)}` });
    const [bounce] = await bounces();
    expect(bounce?.detail).toMatch(/^550 no such user x+$/);
    expect(bounce?.detail).toHaveLength(500);
  });

  test("may have no detail", async () => {
    const id = await sent();
    await report(id, { detail: null });
    expect(await stored(world, id)).toMatchObject({ lastError: "It came back as undeliverable." });
  });
});

describe("a mail that came back", () => {
  test("goes out again under a new Message-ID, so that late reports about the first are not about it", async () => {
    const id = await sent();
    const first = (await stored(world, id)).messageId;
    await report(id);
    await retryEmail(world.ctx, { id });
    await send(world);
    expect(await stored(world, id)).toMatchObject({ state: "sent", lastError: null });
    await report(id, { messageId: first });
    expect(await stored(world, id)).toMatchObject({ state: "sent" });
    expect(arrived(world).map(({ messageId }) => messageId)).toEqual([
      `<${id}@localhost>`,
      `<${id}.2@localhost>`,
    ]);
  });

  test("can come back a second time and go out a third time", async () => {
    const id = await sent();
    for (const copy of [2, 3]) {
      await report(id);
      await retryEmail(world.ctx, { id });
      await send(world);
      expect((await stored(world, id)).messageId).toBe(`<${id}.${copy}@localhost>`);
    }
    expect(await bounces()).toHaveLength(2);
  });
});

describe("an invoice whose mail came back", () => {
  const invoiceRow = (id: string) => world.database.db.invoice.findUniqueOrThrow({ where: { id } });
  async function bouncedInvoice() {
    const invoice = await makeOpenInvoice(world.ctx);
    await sendInvoice(world.ctx, { id: invoice.id });
    await world.settle();
    const email = await world.database.db.email.findFirstOrThrow({ where: { subjectId: invoice.id } });
    await report(email.id);
    return { id: invoice.id, emailId: email.id };
  }

  test("counts as not delivered, with the reason in its activity", async () => {
    const { id } = await bouncedInvoice();
    expect(await invoiceRow(id)).toMatchObject({ deliveryState: "failed" });
    const told = await world.database.db.activity.findFirst({
      where: { subjectId: id, verb: "mail failed" },
    });
    expect(told?.after).toContain("550 No such user");
  });

  test("is delivered when the mail is sent again and does not come back", async () => {
    const { id, emailId } = await bouncedInvoice();
    await retryEmail(world.ctx, { id: emailId });
    await world.settle();
    expect(await invoiceRow(id)).toMatchObject({ deliveryState: "sent" });
  });

  test("leaves nothing to look after when it is sent anew and arrives", async () => {
    const { id, emailId } = await bouncedInvoice();
    await sendInvoice(world.ctx, { id });
    await world.settle();
    expect(await invoiceRow(id)).toMatchObject({ deliveryState: "sent" });
    expect(await stored(world, emailId)).toMatchObject({
      state: "withdrawn",
      lastError: "It was sent again later.",
    });
  });
});

describe("marking a mail as bounced by hand", () => {
  test("fails it with what was written, in the name of who did", async () => {
    const id = await sent();
    await markBounced(world.ctx, { id, reason: " Mailbox is\nfull " });
    expect(await stored(world, id)).toMatchObject({
      state: "failed",
      lastError: "It came back: Mailbox is full",
    });
    expect(await bounces()).toMatchObject([{ reportedBy: world.owner.name, kind: "hard" }]);
    expect(await world.database.db.activity.count({ where: { subjectId: id, verb: "bounced" } })).toBe(1);
  });

  test("needs a reason, a mail that was sent, and one of this organization", async () => {
    const id = await sent();
    await expect(markBounced(world.ctx, { id, reason: " " })).rejects.toThrow(/Say why it came back/);
    await expect(markBounced(await world.foreigner(), { id, reason: "gone" })).rejects.toThrow(NotFound);
    const waiting = await queue(world, { dedupe: "waiting" });
    await expect(markBounced(world.ctx, { id: waiting.id, reason: "gone" })).rejects.toThrow(
      EmailNotBounceable,
    );
  });
});

describe("sending all failed mails again", () => {
  test("queues each of them once and leaves the others alone", async () => {
    await world.mailbox.faults.add({ kind: "refuse-recipient", match: "gone@client.test" });
    const failed = await Promise.all(
      ["a", "b"].map((dedupe) => queue(world, { dedupe, to: { address: "gone@client.test" } })),
    );
    const { id: fine } = await queue(world);
    await send(world);
    await world.mailbox.faults.clear();
    expect(await retryFailedEmails(await world.foreigner())).toBe(0);
    expect(await retryFailedEmails(world.ctx)).toBe(2);
    expect(await retryFailedEmails(world.ctx)).toBe(0);
    await send(world);
    for (const { id } of [...failed, { id: fine }])
      expect(await stored(world, id)).toMatchObject({ state: "sent" });
    expect(arrived(world)).toHaveLength(3);
  });
});
