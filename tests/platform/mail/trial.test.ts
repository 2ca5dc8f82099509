import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { createMailer } from "#platform/mail";
import { startLocalMailbox, type LocalMailbox } from "../../mail-local/index.ts";
import { troubleOf } from "../../../app/platform/mail/trial.ts";
import { outgoingMail } from "./sample.ts";

let mailbox: LocalMailbox;
beforeEach(async () => {
  mailbox = await startLocalMailbox();
});
afterEach(() => mailbox.stop());

async function converse(smtpUrl = mailbox.smtpUrl) {
  const mailer = createMailer({ smtpUrl, from: "Steadybill <billing@studio.test>" });
  const trial = await mailer.converse(outgoingMail());
  await mailer.close();
  return { ...trial, said: trial.conversation.map(({ from, text }) => `${from}: ${text}`) };
}

test("a mail that is taken is told with all that was said, but not with what it says", async () => {
  const { outcome, trouble, said } = await converse();
  expect(outcome).toMatchObject({ state: "sent" });
  expect(trouble).toBeNull();
  expect(said.join("\n")).toMatch(
    /server: 220 [\s\S]*us: EHLO [\s\S]*us: MAIL FROM:<billing@studio\.test>[\s\S]*us: RCPT TO:<eleni@client\.test>[\s\S]*us: DATA[\s\S]*server: 250 /,
  );
  expect(said.join("\n")).not.toContain("Hello");
  expect(mailbox.messages()).toHaveLength(1);
});

test.each([
  ["refuse-recipient", "recipient", "server: 550 No such mailbox: eleni@client.test"],
  ["refuse-all", "message", "server: 554 Message refused"],
  ["temporary", "later", "server: 451 Try again later"],
  ["refuse", "unreachable", "note: connect ECONNREFUSED"],
] as const)(
  "when the server is told to %s, the trouble is %s and the answer is shown",
  async (kind, trouble, line) => {
    await mailbox.faults.add({ kind });
    const trial = await converse();
    expect(trial).toMatchObject({ trouble, outcome: { detail: expect.any(String) as string } });
    expect(trial.said.some((one) => one.startsWith(line))).toBe(true);
  },
);

test("a server whose name is unknown is told as such", async () => {
  expect(await converse("smtp://nowhere.invalid:25")).toMatchObject({ trouble: "no-such-server" });
});

/** A mail server that answers each line by the rules given, and repeats what it heard when nothing fits. */
async function speak(rules: readonly (readonly [RegExp, string])[]): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.write("220 parrot\r\n");
    socket.on("data", (chunk) => {
      for (const line of chunk.toString().split("\r\n").filter(Boolean)) {
        const rule = rules.find(([pattern]) => pattern.test(line));
        socket.write(`${(rule?.[1] ?? "535 You said $line").replace("$line", line)}\r\n`);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    sockets.forEach((socket) => socket.destroy());
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("a password", () => {
  const secrets = ["p@ss word", "p%40ss%20word", Buffer.from("p@ss word").toString("base64")];

  test.each([
    ["PLAIN", [[/^EHLO/, "250-parrot\r\n250 AUTH PLAIN"]]],
    [
      "LOGIN",
      [
        [/^EHLO/, "250-parrot\r\n250 AUTH LOGIN"],
        [/^AUTH LOGIN/, "334 VXNlcm5hbWU6"],
        [/^dXNlcg==/, "334 UGFzc3dvcmQ6"],
      ],
    ],
  ] as const)("of AUTH %s is not shown, even when the server repeats it", async (mechanism, rules) => {
    const address = await speak(rules);
    const { trouble, said } = await converse(`smtp://user:p%40ss%20word@${address}`);
    expect(trouble).toBe("login");
    expect(said.join("\n")).toContain(`us: AUTH ${mechanism}`);
    for (const secret of [...secrets, Buffer.from("\0user\0p@ss word").toString("base64")])
      expect(said.join("\n")).not.toContain(secret);
  });
});

test("a server that answers without end is cut short", async () => {
  const address = await speak([[/^EHLO/, `${"250-and so on\r\n".repeat(1000)}250 AUTH PLAIN`]]);
  const { conversation } = await converse(`smtp://${address}`);
  expect(conversation.length).toBeLessThanOrEqual(200);
});

test.each([
  [{ code: "EDNS" }, "no-such-server"],
  [{ code: "EAUTH", responseCode: 535 }, "login"],
  [{ code: "ETLS" }, "certificate"],
  [{ code: "ESOCKET", message: "self-signed certificate" }, "certificate"],
  [{ code: "ETIMEDOUT" }, "silent"],
  [{ code: "EENVELOPE", responseCode: 550, command: "MAIL FROM" }, "sender"],
  [{ code: "EENVELOPE", responseCode: 550, command: "RCPT TO" }, "recipient"],
  [{ code: "EENVELOPE", responseCode: 451, command: "RCPT TO" }, "later"],
  [{ code: "EMESSAGE", responseCode: 554 }, "message"],
  [{ code: "ECONNECTION" }, "unreachable"],
  [{}, "unknown"],
] as const)("%j is trouble of the kind %s", (fields, trouble) => {
  expect(troubleOf(Object.assign(new Error("trouble"), fields))).toBe(trouble);
});

test("without a mail server nothing is said", async () => {
  expect(await createMailer(null).converse(outgoingMail())).toMatchObject({ conversation: [] });
});

test("the way of mail is told without the password", () => {
  const { way } = createMailer({
    smtpUrl: "smtps://user:secret@smtp.studio.test:465",
    from: "billing@studio.test",
  });
  expect(way).toEqual({ server: "smtp.studio.test:465", from: "billing@studio.test" });
  expect(createMailer(null).way).toBeNull();
});
