import { createTransport } from "nodemailer";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startLocalMailbox, type LocalMailbox } from "./index.ts";

let mailbox: LocalMailbox;

beforeEach(async () => {
  mailbox = await startLocalMailbox();
  await createTransport(mailbox.smtpUrl).sendMail({
    from: "billing@studio.test",
    to: "anna@client.test",
    subject: "<script>alert(1)</script>",
    text: "Pay at http://localhost:3000/i/abc?x=1.",
    html: '<a href="http://localhost:3000/i/abc">Pay</a>',
    attachments: [{ filename: "a.pdf", content: "x" }],
  });
});

afterEach(() => mailbox.stop());

async function read(path: string) {
  return (await fetch(mailbox.webBase + path)).text();
}

function post(path: string, fields: Record<string, string> = {}) {
  return fetch(mailbox.webBase + path, {
    method: "POST",
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
}

const path = () => `/messages/${mailbox.messages()[0]?.id}`;

test("the list shows every message, escaped", async () => {
  const list = await read("/");
  expect(list).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(list).toContain(`href="${path()}"`);
});

test("a message is shown in a frame that cannot run scripts", async () => {
  expect(await read(path())).toMatch(/sandbox="allow-popups allow-popups-to-escape-sandbox"\s+src/);
  const frame = await fetch(`${mailbox.webBase}${path()}/html`);
  expect(frame.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(await frame.text()).toContain('<a href="http://localhost:3000/i/abc">Pay</a>');
});

test("the text view makes addresses clickable without the full stop behind them", async () => {
  expect(await read(`${path()}?view=text`)).toContain(
    '<a href="http://localhost:3000/i/abc?x=1" target="_blank">',
  );
});

test("attachments and headers can be reached from the message", async () => {
  expect(await read(path())).toContain(`href="${mailbox.messages()[0]?.attachments[0]?.url}"`);
  expect(await read(`${path()}?view=headers`)).toContain("message-id: &lt;");
});

test("an unknown message is not found", async () => {
  expect((await fetch(`${mailbox.webBase}/messages/none`)).status).toBe(404);
  expect((await fetch(`${mailbox.webBase}/messages/none/html`)).status).toBe(404);
  expect((await fetch(`${mailbox.webBase}/api/messages/none/attachments/0`)).status).toBe(404);
});

test("faults are switched on and healed by plain forms", async () => {
  expect((await post("/faults", { kind: "temporary", match: "", times: "2", ms: "" })).status).toBe(303);
  expect(mailbox.faults.active()).toEqual([{ kind: "temporary", times: 2 }]);
  expect(await read("/faults")).toContain("temporary");
  expect((await post("/faults", { kind: "nonsense" })).status).toBe(400);
  await post("/faults/clear");
  expect(mailbox.faults.active()).toEqual([]);
});

test("the list can be emptied by a plain form", async () => {
  await post("/clear");
  expect(await read("/")).toContain("No mail yet.");
});
