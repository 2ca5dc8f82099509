import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sendInvoice } from "#domain/invoices";
import type { Parts } from "#platform/context";
import { action, loader } from "../../app/routes/webhooks.mail.ts";
import { makeOpenInvoice } from "../billing-factories.ts";
import { createWorld, type World } from "../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

type Sent = { body?: string; authorization?: string | null; method?: string; parts?: Parts };

async function send({ body, authorization, method = "POST", parts = world.parts }: Sent): Promise<Response> {
  const secret = `Bearer ${String(world.parts.config.mailWebhookSecret)}`;
  const headers = new Headers({ "Content-Type": "application/json" });
  if (authorization !== null) headers.set("Authorization", authorization ?? secret);
  const init = { method, headers, ...(body !== undefined && { body }) };
  const request = new Request("http://localhost:3000/webhooks/mail", init);
  const args = { request, params: {}, context: { parts, address: "192.0.2.1" } } as never;
  const answer: unknown = await (method === "GET" ? loader(args) : action(args));
  if (!(answer instanceof Response)) throw new Error("The address did not answer.");
  return answer;
}

async function sentMail() {
  const invoice = await makeOpenInvoice(world.ctx);
  await sendInvoice(world.ctx, { id: invoice.id });
  await world.settle();
  return world.database.db.email.findFirstOrThrow({ where: { subjectId: invoice.id } });
}

const stateOf = async (id: string) =>
  (await world.database.db.email.findUniqueOrThrow({ where: { id } })).state;

describe("a bounce that a mail system reports", () => {
  test("fails the mail and the delivery of its invoice, and is answered with 200 again and again", async () => {
    const { id, messageId, toAddress, subjectId } = await sentMail();
    const body = JSON.stringify({
      messageId,
      recipient: toAddress,
      kind: "hard",
      detail: "no mailbox",
      tag: 1,
    });
    for (let time = 0; time < 3; time += 1) expect((await send({ body })).status).toBe(200);
    expect(await stateOf(id)).toBe("failed");
    const invoice = await world.database.db.invoice.findUniqueOrThrow({ where: { id: String(subjectId) } });
    expect(invoice.deliveryState).toBe("failed");
    expect(await world.database.db.bounce.count()).toBe(1);
  });

  test("about an unknown mail is answered with 200, so that nobody repeats it", async () => {
    const body = JSON.stringify({ messageId: "<x@y>", recipient: "a@b.test", kind: "hard", detail: "" });
    expect((await send({ body })).status).toBe(200);
    expect(await world.database.db.bounce.count()).toBe(0);
  });
});

describe("who may report", () => {
  test.each([
    ["no secret", null],
    ["a wrong one", "Bearer wrong"],
    ["an empty one", "Bearer "],
    ["another scheme", "Basic YTpi"],
    ["the secret with more behind it", "Bearer a-secret-of-the-mail-system-and-more"],
  ])("%s is answered with 401 and changes nothing", async (_, authorization) => {
    const { id, messageId, toAddress } = await sentMail();
    const body = JSON.stringify({ messageId, recipient: toAddress, kind: "hard", detail: "" });
    const answer = await send({ body, authorization });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("WWW-Authenticate")).toBe("Bearer");
    expect(await stateOf(id)).toBe("sent");
  });

  test("nobody may where no secret is set", async () => {
    const parts = { ...world.parts, config: { ...world.parts.config, mailWebhookSecret: null } };
    const answer = await send({ body: "{}", parts, authorization: "Bearer null" });
    expect(answer.status).toBe(503);
    expect(await answer.text()).toMatch(/MAIL_WEBHOOK_SECRET/);
  });
});

const report = { messageId: "<a@b>", recipient: "a@b.test", kind: "hard", detail: "" };

test.each([
  ["no JSON", "hello"],
  ["no object", "[]"],
  ["null", "null"],
  ["no Message-ID", JSON.stringify({ ...report, messageId: undefined })],
  ["an empty Message-ID", JSON.stringify({ ...report, messageId: " " })],
  ["no recipient", JSON.stringify({ ...report, recipient: "" })],
  ["a recipient that is a list", JSON.stringify({ ...report, recipient: ["a@b.test"] })],
  ["an unknown kind", JSON.stringify({ ...report, kind: "funny" })],
  ["a kind from an object's own words", JSON.stringify({ ...report, kind: "constructor" })],
  ["a detail that is a number", JSON.stringify({ ...report, detail: 5 })],
])("a report that is or has %s is answered with 400 and a sentence", async (_, body) => {
  const answer = await send({ body });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toMatch(/^[A-Z][^\n]+\.$/);
});

test("a report over 64 kB is answered with 413", async () => {
  expect((await send({ body: JSON.stringify({ ...report, detail: "x".repeat(70_000) }) })).status).toBe(413);
});

test("only posts are taken", async () => {
  expect((await send({ method: "GET" })).status).toBe(405);
  expect((await send({ method: "PUT", body: "{}" })).status).toBe(405);
});
