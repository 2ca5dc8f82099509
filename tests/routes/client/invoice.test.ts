import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { portalLink } from "#domain/invoices";
import { revokeLinks } from "#domain/links";
import { recordPayment } from "#domain/payments";
import { inTransaction } from "#platform/context";
import { minutes } from "#lib/duration";
import * as linkRoute from "../../../app/routes/i.$token._index.tsx";
import * as tokenCheckout from "../../../app/routes/i.$token.checkout.tsx";
import * as tokenPdf from "../../../app/routes/i.$token.pdf.ts";
import * as pageRoute from "../../../app/routes/invoice.$id._index.tsx";
import * as pdf from "../../../app/routes/invoice.$id.pdf.ts";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";
import { outcomeOf, pageRequest } from "../../web/page-request.ts";
import { load, navigation, openLink } from "./browse.ts";
import { call } from "./call.ts";

let world: World;
let id: string;
let token: string;
beforeEach(async () => {
  world = await createWorld({ balanceTransactionDelay: Infinity });
  id = (await makeOpenInvoice(world.ctx)).id;
  token = (await portalLink(world.ctx, { id })).url.split("/").at(-1) ?? "";
});
afterEach(() => world.close());

const views = () => world.database.db.invoiceView.count();
describe("the link in the mail", () => {
  test("leads to the clean address with a cookie that scripts cannot read", async () => {
    const { answer } = await openLink(world, token);
    expect(answer).toMatchObject({ status: 303, location: `/invoice/${id}` });
    expect(answer.headers.get("Set-Cookie")).toContain("HttpOnly");
  });

  test("can be opened any number of times and counts as no view by itself", async () => {
    for (let time = 0; time < 3; time += 1) expect((await openLink(world, token)).answer.status).toBe(303);
    expect(await views()).toBe(0);
  });

  test("that was withdrawn says so", async () => {
    await inTransaction(world.ctx, (tx) => revokeLinks(tx, { kind: "invoice", subjectId: id }));
    expect((await openLink(world, token)).answer).toMatchObject({ status: 410, value: { state: "revoked" } });
  });

  describe("that ended", () => {
    const ask = (asked = token) => call(world, linkRoute, { params: { token: asked }, form: {} });
    const mails = () => world.mailbox.messages().filter(({ subject }) => subject.startsWith("Your link to"));
    beforeEach(() => inTransaction(world.ctx, (tx) => revokeLinks(tx, { kind: "invoice", subjectId: id })));

    test("is replaced by a fresh one in its contact's mailbox, once however often it is asked for", async () => {
      for (let time = 0; time < 3; time += 1)
        expect(await ask()).toMatchObject({ status: 303, location: `/i/${token}?asked` });
      await world.settle();
      expect(mails()).toHaveLength(1);
      expect(mails()[0]).toMatchObject({
        to: ["ada@lovelace.test"],
        subject: "Your link to invoice INV-0001",
      });
      const fresh = /\/i\/([\w-]+)/.exec(mails()[0]?.text ?? "")?.[1] ?? "";
      expect(fresh).not.toBe(token);
      expect((await openLink(world, fresh)).answer).toMatchObject({
        status: 303,
        location: `/invoice/${id}`,
      });
      expect((await openLink(world, token)).answer.status).toBe(410);
    });

    test("says the same when there is nobody any more to send a fresh one to", async () => {
      const [contact] = await world.database.db.contact.findMany();
      await world.database.db.contact.update({
        where: { id: String(contact?.id) },
        data: { archivedAt: world.clock.now() },
      });
      expect(await ask()).toMatchObject({ status: 303, location: `/i/${token}?asked` });
      await world.settle();
      expect(mails()).toEqual([]);
    });

    test("is asked for five times an hour at most, and never for a link that nobody gave out", async () => {
      for (let time = 0; time < 5; time += 1) await ask();
      expect((await ask()).status).toBe(429);
      expect((await ask("guessed")).status).toBe(404);
    });

    test("while a link that works is left as it is", async () => {
      const { url } = await portalLink(world.ctx, { id });
      const live = url.split("/").at(-1) ?? "";
      expect((await ask(live)).status).toBe(303);
      await world.settle();
      expect(mails()).toEqual([]);
      expect((await openLink(world, live)).answer.status).toBe(303);
    });
  });

  test("that ended leads from its document to where a fresh one can be asked for", async () => {
    await inTransaction(world.ctx, (tx) => revokeLinks(tx, { kind: "invoice", subjectId: id }));
    const context = pageRequest(world, `/i/${token}/pdf`, { params: { token } });
    expect(await outcomeOf(tokenPdf.loader(context))).toMatchObject({ status: 303, location: `/i/${token}` });
    const byCookie = pageRequest(world, `/invoice/${id}/pdf`, { params: { id } });
    expect(await outcomeOf(pdf.loader(byCookie))).toMatchObject({ status: 303, location: `/invoice/${id}` });
  });

  test("that nobody gave out leads nowhere", async () => {
    const answer = await call(world, linkRoute, { params: { token: "guessed" } });
    expect(answer.status).toBe(404);
  });

  test("opens the document and pays without a cookie", async () => {
    const document = await call(world, tokenPdf, { params: { token } });
    expect(document.status).toBe(200);
    expect(document.headers.get("Content-Type")).toBe("application/pdf");
    const pay = await call(world, tokenCheckout, { params: { token }, form: {}, origin: null });
    expect(pay.status).toBe(303);
    expect(pay.location).toContain(world.stripe.controlBase);
  });
});

describe("the client's page", () => {
  test("shows who, what and how much, and needs no script", async () => {
    const { cookie } = await openLink(world, token);
    const page = await load(world, id, cookie);
    expect(page).toMatchObject({
      organizationName: "Kettle & Co.",
      buyer: { name: "Ada Lovelace Ltd" },
      invoice: { number: "INV-0001", status: "open", dueOn: "2026-03-16", dueInDays: 14 },
      lines: [{ description: "Consulting", quantity: "2", amount: 10000n }],
      figures: { total: 10000n, amountDue: 10000n },
      payments: [],
      whyNotPayable: null,
    });
    expect(pageRoute.handle).toEqual({ scripts: false });
  });

  test("counts the days to the due date by the organization's clocks, and none once nothing is awaited", async () => {
    const { cookie } = await openLink(world, token);
    const dueInDays = async () => (await load(world, id, cookie)).invoice.dueInDays;
    world.clock.set("2026-03-15T22:59:59Z");
    expect(await dueInDays()).toBe(1);
    world.clock.set("2026-03-15T23:00:00Z");
    expect(await dueInDays()).toBe(0);
    world.clock.set("2026-03-18T23:00:00Z");
    expect(await dueInDays()).toBe(-3);
    await recordPayment(world.ctx, { id, amount: 10_000 });
    expect(await dueInDays()).toBeNull();
  });

  test("is not there without the cookie", async () => {
    const answer = await call(world, pageRoute, { params: { id } });
    expect(answer.status).toBe(404);
  });

  test("counts a view at most once an hour", async () => {
    const { cookie } = await openLink(world, token);
    await load(world, id, cookie);
    await load(world, id, cookie);
    expect(await views()).toBe(1);
    world.clock.advance(minutes(61));
    await load(world, id, cookie);
    expect(await views()).toBe(2);
  });

  test.each([
    ["a scanner", {}, "GET"],
    ["a fetch by a script", { "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty" }, "GET"],
    ["a prefetch", { ...navigation, "Sec-Purpose": "prefetch;prerender" }, "GET"],
    ["an image", { "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe" }, "GET"],
    ["a HEAD", navigation, "HEAD"],
  ])("does not count %s as a view", async (_, headers, method) => {
    const { cookie } = await openLink(world, token);
    await load(world, id, cookie, headers, method);
    expect(await views()).toBe(0);
  });

  test("gives the document with a name to keep it under", async () => {
    const { cookie } = await openLink(world, token);
    const document = await call(world, pdf, { params: { id }, cookie });
    expect(document.headers.get("Content-Disposition")).toBe('inline; filename="INV-0001.pdf"');
  });

  test("shows what was paid, on the client's day", async () => {
    await recordPayment(world.ctx, { id, amount: 4000, receivedOn: "2026-03-01", method: "Bank transfer" });
    const { cookie } = await openLink(world, token);
    expect(await load(world, id, cookie)).toMatchObject({
      due: { amount: 6000n },
      payments: [{ amount: 4000n, day: "2026-03-01", method: "Bank transfer", state: "succeeded" }],
    });
  });
});
