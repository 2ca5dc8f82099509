import { createTransport } from "nodemailer";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startLocalMailbox, type Fault, type LocalMailbox, type LocalMessage } from "./index.ts";

let mailbox: LocalMailbox;

beforeEach(async () => {
  mailbox = await startLocalMailbox();
});

afterEach(() => mailbox.stop());

function send(over: { to?: string; subject?: string } = {}) {
  return createTransport(mailbox.smtpUrl).sendMail({
    from: '"Łódź Studio" <billing@studio.test>',
    to: over.to ?? "anna@client.test",
    subject: over.subject ?? "Rechnung für Łucja",
    text: "Open http://localhost:3000/i/abc.",
    html: '<p>Grüße <a href="http://localhost:3000/i/abc">open</a></p>',
    attachments: [
      { filename: "Faktura ż.pdf", contentType: "application/pdf", content: Buffer.from([0, 1, 255]) },
    ],
  });
}

const api = (path: string, init?: RequestInit) => fetch(mailbox.webBase + path, init);

function addFault(fault: Fault) {
  return api("/api/faults", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(fault),
  });
}

test("a mail that arrives is listed with its parts, headers and attachments", async () => {
  const { messageId } = await send();

  const { messages } = (await (await api("/api/messages")).json()) as { messages: LocalMessage[] };
  const [message] = messages;

  expect(messages).toHaveLength(1);
  expect(message).toMatchObject({
    from: "billing@studio.test",
    fromName: "Łódź Studio",
    to: ["anna@client.test"],
    subject: "Rechnung für Łucja",
    messageId,
    attachments: [{ filename: "Faktura ż.pdf", contentType: "application/pdf", size: 3 }],
  });
  expect(message?.text).toContain("http://localhost:3000/i/abc");
  expect(message?.html).toContain("Grüße");
  expect(message?.headers["mime-version"]).toBe("1.0");
  const file = await api(message?.attachments[0]?.url ?? "");
  expect(file.headers.get("content-type")).toBe("application/pdf");
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(new Uint8Array([0, 1, 255]));
});

test("waiting answers for a mail that is there and for one that comes later", async () => {
  const later = mailbox.waitForMessage((message) => message.subject === "second");
  await send({ subject: "first" });
  await expect(mailbox.waitForMessage((message) => message.subject === "first")).resolves.toBeDefined();
  await send({ subject: "second" });
  expect((await later).subject).toBe("second");
});

test("waiting in vain says what the mailbox holds", async () => {
  await send({ subject: "something else" });
  await expect(mailbox.waitForMessage(() => false, 20)).rejects.toThrow(
    /"something else" to anna@client.test/,
  );
});

test("the mailbox can be emptied", async () => {
  await send();
  expect((await api("/api/messages", { method: "DELETE" })).status).toBe(204);
  expect(mailbox.messages()).toEqual([]);
});

test("a refused connection stays refused until it is healed, on the same port", async () => {
  await addFault({ kind: "refuse" });
  await expect(send()).rejects.toMatchObject({ code: "ESOCKET" });
  await api("/api/faults", { method: "DELETE" });
  await send();
  expect(mailbox.messages()).toHaveLength(1);
});

test("the faults in force are listed until they are healed", async () => {
  await addFault({ kind: "delay", ms: 5 });
  expect(await (await api("/api/faults")).json()).toEqual({ faults: [{ kind: "delay", ms: 5 }] });
  await api("/api/faults", { method: "DELETE" });
  expect(await (await api("/api/faults")).json()).toEqual({ faults: [] });
});

test("a fault with a number of times heals by itself", async () => {
  await addFault({ kind: "refuse", times: 1 });
  await expect(send()).rejects.toThrow();
  await send();
  expect(mailbox.messages()).toHaveLength(1);
});

test.each([
  { kind: "refuse-recipient", code: 550 },
  { kind: "refuse-all", code: 554 },
  { kind: "temporary", code: 451 },
] as const)("$kind answers $code and strikes only the address it names", async ({ kind, code }) => {
  await mailbox.faults.add({ kind, match: "Bad@client.test" });
  await expect(send({ to: "bad@client.test" })).rejects.toMatchObject({ responseCode: code });
  await send({ to: "good@client.test" });
  expect(mailbox.messages().map(({ to }) => to)).toEqual([["good@client.test"]]);
});

test("a dropped mail is lost and its sender gets no answer", async () => {
  await mailbox.faults.add({ kind: "drop", times: 1 });
  await expect(send()).rejects.toThrow();
  expect(mailbox.messages()).toEqual([]);
});

test("a dropped answer leaves the mail delivered and its sender in doubt", async () => {
  await mailbox.faults.add({ kind: "drop-answer", times: 1 });
  await expect(send()).rejects.toThrow();
  expect(mailbox.messages()).toHaveLength(1);
});

test("a delayed mail arrives", async () => {
  await mailbox.faults.add({ kind: "delay", ms: 5 });
  await send();
  expect(mailbox.messages()).toHaveLength(1);
});

test("a silent server holds its caller until it is healed", async () => {
  await mailbox.faults.add({ kind: "silent", times: 1 });
  const sending = send();
  const refused = expect(sending).rejects.toThrow();
  await expect.poll(() => mailbox.faults.active()).toEqual([]);
  await mailbox.faults.clear();
  await refused;
});

test.each([{}, { kind: "explode" }, { kind: "delay", ms: -1 }, { kind: "temporary", times: 0 }])(
  "an unknown fault is refused: %j",
  async (fault) => {
    expect((await addFault(fault as Fault)).status).toBe(400);
    await send();
  },
);
