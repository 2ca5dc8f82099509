import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listActivity } from "#domain/activity";
import { inviteAgent } from "#domain/agents";
import { getBranding, previewEmail, sendTestEmail, updateLook, updateMailTexts } from "#domain/branding";
import { sendInvoice } from "#domain/invoices";
import { getOrganization, updateOrganization } from "#domain/organizations";
import { createMailer } from "#platform/mail";
import { emailTemplates } from "#lib/email-templates";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";
import { png } from "./images.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
  await updateLook(world.ctx, { version: 0, color: "#ffee00", senderName: "Kettle Billing", logo: png() });
  await updateMailTexts(world.ctx, { version: 1, greeting: "Dear {name},", closing: "Yours\nZofia" });
});
afterEach(() => world.close());

const only = () => world.mailbox.messages().at(-1);

async function invoiceMail() {
  const { id } = await makeOpenInvoice(world.ctx);
  await sendInvoice(world.ctx, { id });
  await world.settle();
  return only();
}

describe("a mail to a client", () => {
  test("comes from the sender's name at the configured address, answers go to the organization", async () => {
    const mail = await invoiceMail();
    expect(mail).toMatchObject({ fromName: "Kettle Billing", from: "billing@steadybill.test" });
    expect(mail?.headers["reply-to"]).toMatch(/Kettle Billing.*<office@kettle\.test>/);
    expect(mail?.headers["message-id"]).toMatch(/^<[\w-]+@localhost>$/);
    expect(mail?.headers).toMatchObject({ "auto-submitted": "auto-generated" });
  });

  test("without an address of the organization has no other one for answers", async () => {
    const { version } = await getOrganization(world.ctx);
    await updateOrganization(world.ctx, { version, email: "" });
    expect((await invoiceMail())?.headers["reply-to"]).toBeUndefined();
  });

  test("greets and closes in the organization's words, in its color, under its logo", async () => {
    const mail = await invoiceMail();
    const { logo } = await getBranding(world.ctx);
    expect(mail?.text).toContain("Dear Ada Lovelace Ltd,");
    expect(mail?.text).toContain("Yours\nZofia");
    expect(mail?.html).toContain(`src="http://localhost:3000/logo/${logo?.sha256 ?? ""}"`);
    expect(mail?.html).toMatch(
      /background-color:#ffee00[^"]*color:#000000|color:#000000[^"]*background-color:#ffee00/,
    );
  });
});

test("a mail to the team has the logo, and none of the texts for clients", async () => {
  await inviteAgent(world.ctx, { email: "bob@kettle.test" });
  await world.settle();
  expect(only()?.html).toContain("/logo/");
  expect(only()?.text).not.toMatch(/Dear|Zofia/);
});

describe("a preview", () => {
  test.each(emailTemplates)("of %s can be made, and asks nobody", async (template) => {
    const { subject, html, text } = await previewEmail(world.ctx, { template });
    expect(subject).not.toBe("");
    expect(html.includes("/logo/")).toBe(template !== "password-reset");
    expect(text).toContain("http://localhost:3000/i/example");
    expect(world.mailbox.messages()).toEqual([]);
  });
});

describe("a test", () => {
  test("is sent at once, says that it is one, and stays out of the outbox", async () => {
    const trial = await sendTestEmail(world.ctx, { template: "receipt", to: "zofia@kettle.test" });
    expect(trial.outcome).toMatchObject({ state: "sent" });
    expect(only()).toMatchObject({
      to: ["zofia@kettle.test"],
      subject: "[Test] Payment received for invoice 2026-0042",
      fromName: "Kettle Billing",
    });
    expect(await world.database.db.email.count()).toBe(0);
    const { items } = await listActivity(world.ctx, { subjectKind: "test_email" });
    expect(items).toMatchObject([
      { verb: "sent", after: { template: "receipt", to: "zofia@kettle.test", outcome: "sent" } },
    ]);
  });

  test("that the server refuses is told with the conversation", async () => {
    await world.mailbox.faults.add({ kind: "refuse-recipient" });
    const { outcome, trouble, conversation } = await sendTestEmail(world.ctx, {
      template: "invoice",
      to: "nobody@kettle.test",
    });
    expect(outcome.state).toBe("permanent");
    expect(trouble).toBe("recipient");
    expect(conversation).toContainEqual({ from: "server", text: "550 No such mailbox: nobody@kettle.test" });
  });

  test.each([
    ["to", { template: "invoice", to: "nobody" }],
    ["to", { template: "invoice", to: "a@b.test\r\nBcc: thief@evil.test" }],
    ["template", { template: "birthday", to: "zofia@kettle.test" }],
  ])("with a wrong %s is refused", async (path, input) => {
    await expect(sendTestEmail(world.ctx, input as never)).rejects.toMatchObject({ fields: [{ path }] });
    expect(world.mailbox.messages()).toEqual([]);
  });

  test("needs a mail server, and the refusal says which variables", async () => {
    const without = { ...world.ctx, mail: createMailer(null) };
    await expect(
      sendTestEmail(without, { template: "invoice", to: "zofia@kettle.test" }),
    ).rejects.toMatchObject({
      kind: "conflict",
      message: expect.stringContaining("SMTP_URL and MAIL_FROM") as string,
    });
  });

  test("is no way to flood a mailbox", async () => {
    const send = () => sendTestEmail(world.ctx, { template: "invoice", to: "zofia@kettle.test" });
    for (let sent = 0; sent < 30; sent += 1) await send();
    await expect(send()).rejects.toMatchObject({ kind: "too-many" });
  });
});
