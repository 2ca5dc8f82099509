import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createMailer, type Mailer } from "#platform/mail";
import { startLocalMailbox, type LocalMailbox } from "../../mail-local/index.ts";
import { outgoingMail } from "./sample.ts";

let mailbox: LocalMailbox;
let mailer: Mailer;

beforeEach(async () => {
  mailbox = await startLocalMailbox();
  mailer = createMailer({ smtpUrl: mailbox.smtpUrl, from: "Steadybill <billing@studio.test>" });
});

afterEach(async () => {
  await mailer.close();
  await mailbox.stop();
});

const only = () => mailbox.messages()[0];

test("an accepted mail is sent, with both parts, its attachment and its own Message-ID", async () => {
  const content = new Uint8Array([37, 80, 68, 70, 0, 255]);
  const outcome = await mailer.send(
    outgoingMail({ attachments: [{ filename: "Invoice.pdf", contentType: "application/pdf", content }] }),
  );

  expect(outcome).toEqual({ state: "sent", response: expect.stringMatching(/^250 /) });
  expect(only()).toMatchObject({
    messageId: "<0198-invoice@studio.test>",
    from: "billing@studio.test",
    fromName: "Steadybill",
    to: ["eleni@client.test"],
    subject: "Invoice 2026-0042",
    text: expect.stringContaining("Hello"),
    html: expect.stringContaining("<p>Hello</p>"),
    attachments: [{ filename: "Invoice.pdf", contentType: "application/pdf", content }],
  });
  expect(only()?.headers).toMatchObject({ "auto-submitted": "auto-generated" });
});

test("the organization's name and reply address stand in the mail, the configured address stays the sender", async () => {
  await mailer.send(outgoingMail({ fromName: "Łódź, Studio", replyTo: { address: "office@studio.test" } }));
  expect(only()).toMatchObject({ fromName: "Łódź, Studio", from: "billing@studio.test" });
  expect(only()?.headers["reply-to"]).toContain("office@studio.test");
});

test("a repeated attempt carries the same Message-ID", async () => {
  await mailer.send(outgoingMail());
  await mailer.send(outgoingMail());
  expect(new Set(mailbox.messages().map((message) => message.messageId)).size).toBe(1);
});

test.each([
  ["refuse-recipient", "permanent", "refused eleni@client.test: 550"],
  ["refuse-all", "permanent", "554"],
  ["temporary", "temporary", "451"],
  ["drop", "temporary", ""],
  ["drop-answer", "temporary", ""],
  ["refuse", "temporary", "ECONNREFUSED"],
] as const)("%s is %s", async (kind, state, said) => {
  await mailbox.faults.add({ kind });
  expect(await mailer.send(outgoingMail())).toEqual({ state, detail: expect.stringContaining(said) });

  await mailbox.faults.clear();
  expect(await mailer.send(outgoingMail())).toMatchObject({ state: "sent" });
});

test("a connection cut before the greeting is temporary", async () => {
  await mailbox.faults.add({ kind: "refuse", times: 1 });
  expect(await mailer.send(outgoingMail())).toMatchObject({ state: "temporary" });
});

test("a server that does not exist is temporary", async () => {
  const lost = createMailer({ smtpUrl: "smtp://nowhere.invalid:25", from: "billing@studio.test" });
  expect(await lost.send(outgoingMail())).toMatchObject({ state: "temporary" });
  await lost.close();
});

test("a server that takes the connection and says nothing is given up after ten seconds", async () => {
  await mailbox.faults.add({ kind: "silent" });
  expect(await mailer.send(outgoingMail())).toEqual({
    state: "temporary",
    detail: expect.stringContaining("Greeting never received"),
  });
});

test("a slow answer is waited for", async () => {
  await mailbox.faults.add({ kind: "delay", ms: 30 });
  expect(await mailer.send(outgoingMail())).toMatchObject({ state: "sent" });
});

describe("what people typed", () => {
  test("cannot add a header or a recipient through names or the subject", async () => {
    const injection = "Anna\r\nBcc: thief@evil.test\r\n\r\nbody";
    await mailer.send(
      outgoingMail({
        to: { name: injection, address: "anna@client.test" },
        fromName: injection,
        replyTo: { name: injection, address: "office@studio.test" },
        subject: injection,
        headers: { "X-Invoice\r\nBcc": injection },
        attachments: [{ filename: injection, contentType: "text/plain", content: new Uint8Array([1]) }],
      }),
    );
    expect(only()?.headers.bcc).toBeUndefined();
    expect(only()).toMatchObject({ to: ["anna@client.test"], subject: "Anna Bcc: thief@evil.test body" });
    expect(only()?.text.trim()).toBe("Hello");
  });

  test.each([
    "",
    "anna",
    "a b@client.test",
    "anna@client.test\r\nRCPT TO:<thief@evil.test>",
    "a@b.test, c@d.test",
  ])("%j is no address and is refused for good", async (address) => {
    expect(await mailer.send(outgoingMail({ to: { address } }))).toEqual({
      state: "permanent",
      detail: `"${address}" is not an e-mail address.`,
    });
    expect(mailbox.messages()).toEqual([]);
  });
});

test("without a mail server every mail waits", async () => {
  const none = createMailer(null);
  expect(none.isConfigured).toBe(false);
  expect(await none.send(outgoingMail())).toEqual({
    state: "temporary",
    detail: "No mail server is configured.",
  });
  await none.close();
});

test("a mail on the line is still delivered while the mailer closes, and later ones wait", async () => {
  await mailbox.faults.add({ kind: "delay", ms: 30 });
  const sending = mailer.send(outgoingMail());
  await mailer.close();
  expect(await sending).toMatchObject({ state: "sent" });
  expect(await mailer.send(outgoingMail())).toMatchObject({ state: "temporary" });
});

test("a sender that is no address is refused when the mailer is made", () => {
  expect(() => createMailer({ smtpUrl: "smtp://127.0.0.1:25", from: "nobody" })).toThrow(
    /not an e-mail address/,
  );
});
