import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { LocalMessage } from "../mail-local/index.ts";
import { readPdf } from "../platform/pdf/read.ts";
import { raiseStage, type Stage } from "./stage.ts";

let stage: Stage;
let admin: Page;

beforeAll(async () => {
  stage = await raiseStage();
  admin = await stage.openAsOwner();
});
afterAll(() => stage.close());

let number = "";
let mail: LocalMessage;

test("an admin creates a client, drafts an invoice with two lines and a tax, and sees the totals while typing", async () => {
  await admin.getByRole("link", { name: "Clients", exact: true }).click();
  await admin.getByRole("link", { name: "New client" }).first().click();
  await admin.getByLabel("Name", { exact: true }).first().fill("Ångström & Σοφία Ltd");
  await admin.getByLabel("E-mail address").first().fill("books@angstrom.test");
  await admin.getByRole("button", { name: "Create the client" }).click();
  await admin.getByRole("heading", { name: "Ångström & Σοφία Ltd" }).waitFor();

  await admin.goto(`${stage.url}/admin/invoices/new`);
  await admin.getByLabel("Client").selectOption({ label: "Ångström & Σοφία Ltd" });
  await fillLine(admin, 0, { description: "Design, hours", quantity: "3", price: "99.95", tax: "VAT" });
  await admin.getByRole("button", { name: "Add a line" }).click();
  await fillLine(admin, 1, { description: "Printing", quantity: "1.5", price: "10.01", tax: "VAT" });
  // 299.85 + 15.02 (15.015 rounded half away from zero) = 314.87; 20 % of it is 62.97.
  await admin.getByText("€314.87").first().waitFor();
  await admin.getByText("€62.97").first().waitFor();
  await admin.getByText("€377.84").first().waitFor();

  await admin.getByRole("button", { name: "Save the draft" }).click();
  await admin.getByText("The draft is saved.").waitFor();
  await admin.getByText("€377.84").first().waitFor();
});

test("choosing another client brings along its currency, its days to pay and its tax, and typed lines stay", async () => {
  const page = await stage.openAsOwner();
  await page.goto(`${stage.url}/admin/clients/new`);
  await page.getByLabel("Name", { exact: true }).first().fill("Usual Terms, Inc.");
  await page.getByLabel("E-mail address").first().fill("books@usual.test");
  await page.getByLabel("Currency").selectOption("USD");
  await page.getByLabel("Days to pay").fill("45");
  await page.getByLabel("Tax on new lines").selectOption({ index: 1 });
  const tax = await page.getByLabel("Tax on new lines").inputValue();
  await page.getByRole("button", { name: "Create the client" }).click();
  await page.getByRole("heading", { name: "Usual Terms, Inc." }).waitFor();

  await page.goto(`${stage.url}/admin/invoices/new`);
  await page.getByLabel("Client").selectOption({ label: "Usual Terms, Inc." });
  await page.getByText("Left empty: 45 days after the issue.").waitFor();
  const [currency, firstTax] = [page.getByLabel("Currency"), taxOfLine(page, 1)];
  expect([await currency.inputValue(), await firstTax.inputValue()]).toEqual(["USD", tax]);

  await fillLine(page, 0, { description: "Typed", quantity: "1", price: "1", tax: "VAT" });
  const chosen = await firstTax.inputValue();
  await page.getByRole("button", { name: "Add a line" }).click();
  await page.getByLabel("Client").selectOption({ label: "Brandt Maschinenbau GmbH" });
  await page.getByText("Left empty: 14 days after the issue.").waitFor();
  expect(await currency.inputValue()).toBe("EUR");
  expect(await firstTax.inputValue()).toBe(chosen);
  expect(await taxOfLine(page, 2).inputValue()).toBe("");
  await page.context().close();
});

test("issuing gives the invoice its number, and sending puts it into the outbox", async () => {
  await confirm(admin, "Issue", "Issue the invoice");
  const heading = admin.getByRole("heading", { level: 1, name: /INV-\d{4}/ });
  await heading.waitFor();
  number = /INV-\d{4}/.exec((await heading.textContent()) ?? "")?.[0] ?? "";
  expect(number).not.toBe("");

  await confirm(admin, "Send", "Send the invoice");
  mail = await stage.surroundings.mailbox.waitForMessage(({ subject }) => subject.includes(number), 15_000);
});

test("the e-mail has HTML, text and the PDF with the same cents", async () => {
  expect(mail.to).toContain("books@angstrom.test");
  expect(mail.html).toContain("377.84");
  expect(mail.text).toContain("377.84");
  const [pdf] = mail.attachments;
  expect(pdf?.contentType).toBe("application/pdf");
  const bytes = await fetch(String(new URL(pdf?.url ?? "", stage.surroundings.mailbox.webBase))).then((r) =>
    r.arrayBuffer(),
  );
  const text = (await readPdf(new Uint8Array(bytes))).pages.join(" ");
  expect(text).toContain(number);
  expect(text).toContain("377.84");
  expect(text).toContain("Σοφία");
});

test("on a phone without scripts the client opens the link, pays by card, and the invoice turns paid", async () => {
  const client = await stage.open({ screen: "phone", scripts: "off" });
  await client.goto(linkIn(mail));
  expect(new URL(client.url()).pathname).toMatch(/^\/invoice\/[\w-]+$/);
  await client.getByText(number).first().waitFor();
  const pdf = await client.request.get(`${client.url()}/pdf`);
  expect(pdf.headers()["content-type"]).toBe("application/pdf");

  await client.getByRole("button", { name: /^Pay/ }).click();
  await client.getByLabel("Card number").fill("4242 4242 4242 4242");
  await client.getByLabel("Expiry (MM/YY)").fill("12/34");
  await client.getByLabel("CVC").fill("123");
  await client.getByRole("button", { name: /^Pay/ }).click();
  await client.waitForURL(/\/paid\//);

  const receipt = await stage.surroundings.mailbox.waitForMessage(
    ({ subject }) => /payment received/i.test(subject) && subject.includes(number),
    15_000,
  );
  expect(receipt.text).toContain("377.84");
  await client.goto(linkIn(mail));
  await client.getByText("This invoice is paid. Thank you!").waitFor();

  await admin.reload();
  await admin.getByText("Paid", { exact: true }).first().waitFor();
  await admin.goto(`${stage.url}/admin/payments`);
  await admin.getByRole("link", { name: number }).first().waitFor();
  await admin.goto(`${stage.url}/admin`);
  await admin.getByText("Received this month").waitFor();
});

test("nothing went wrong on the way, and Stripe's contract was kept", async () => {
  expect(stage.faults).toEqual([]);
  await stage.surroundings.stripe.idle();
  expect(stage.surroundings.stripe.contractErrors()).toEqual([]);
});

type TypedLine = { description: string; quantity: string; price: string; tax: string };

function taxOfLine(page: Page, position: number) {
  return page.getByRole("group", { name: `Line ${position}` }).getByLabel("Tax");
}

async function fillLine(page: Page, index: number, line: TypedLine) {
  const row = page.getByRole("group", { name: `Line ${index + 1}` });
  await row.getByLabel("Description").fill(line.description);
  await row.getByLabel("Quantity").fill(line.quantity);
  await row.getByLabel(/Unit price/).fill(line.price);
  await row.getByLabel("Tax").selectOption({ index: 1 });
}

async function confirm(page: Page, button: string, confirmation: string) {
  await page.getByRole("button", { name: button, exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: confirmation }).click();
}

function linkIn({ text }: LocalMessage): string {
  return /http\S+\/i\/[\w-]+/.exec(text ?? "")?.[0] ?? "";
}
