import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { raiseStage, type Stage } from "../browser/stage.ts";

/** Takes the documentation's pictures of the demo's story. */
const folder = join("docs", "screens");
mkdirSync(folder, { recursive: true });
/** Pages that are shown as the story left them. */
const staffPictures = {
  home: "/admin",
  invoices: "/admin/invoices",
  clients: "/admin/clients",
  reminders: "/admin/reminders",
  reconciliation: "/admin/reconciliation",
  usage: "/admin/usage",
  outbox: "/admin/billing/emails",
  branding: "/admin/settings/branding",
  "email-preview": "/admin/settings/emails/invoice",
};

const stage = await raiseStage();
try {
  await takeStaffPictures(stage);
  await takeClientPictures(stage);
  if (stage.faults.length > 0) throw new Error(stage.faults.join("\n"));
} finally {
  await stage.close();
}

async function takeStaffPictures({ url, openAsOwner }: Stage) {
  const page = await openAsOwner();
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const [name, address] of Object.entries(staffPictures)) {
    await page.goto(`${url}${address}`);
    await take(page, name);
  }
  await page.goto(`${url}/admin/invoices`);
  await page.getByRole("link", { name: "INV-0012" }).click();
  await page.getByRole("heading", { level: 1, name: "INV-0012" }).waitFor();
  await take(page, "invoice");
  await typeInvoice(page, url);
  await take(page, "new-invoice");
  await inviteWhileStripeIsAway(page, url);
  await take(page, "agents-billing-pending");
}

async function typeInvoice(page: Page, url: string) {
  await page.goto(`${url}/admin/invoices/new`);
  await page.getByLabel("Client").selectOption({ label: "Brandt Maschinenbau GmbH" });
  await typeLine(page, 1, { description: "Maintenance, December", quantity: "1", price: "1200" });
  await page.getByRole("button", { name: "Add a line" }).click();
  await typeLine(page, 2, { description: "Technician on site, hours", quantity: "2.5", price: "96.40" });
  await page.getByText("€1,729.20").first().waitFor();
  await page.getByRole("button", { name: "Save the draft" }).scrollIntoViewIfNeeded();
}

type TypedLine = { description: string; quantity: string; price: string };

async function typeLine(page: Page, position: number, { description, quantity, price }: TypedLine) {
  const row = page.getByRole("group", { name: `Line ${position}` });
  await row.getByLabel("Description").fill(description);
  await row.getByLabel("Quantity").fill(quantity);
  await row.getByLabel(/Unit price/).fill(price);
  await row.getByLabel("Tax").selectOption({ index: 1 });
}

async function inviteWhileStripeIsAway(page: Page, url: string) {
  await page.goto(stage.surroundings.stripe.controlBase);
  await page.getByRole("button", { name: "Make Stripe unreachable" }).click();
  await page.getByText("Stripe is unreachable").waitFor();
  await page.goto(`${url}/admin/agents`);
  await page.getByLabel("E-mail address").fill("robin@kettle.test");
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await page.getByText("Billing pending").waitFor();
  await stage.surroundings.mailbox.waitForMessage(({ subject }) => /wait to be billed/.test(subject), 20_000);
  await page.reload();
}

async function takeClientPictures({ open, surroundings, url }: Stage) {
  const mail = surroundings.mailbox.messages().find(({ subject }) => subject.startsWith("Invoice INV-0015"));
  const link = /http\S+\/i\/[\w-]+/.exec(mail?.text ?? "")?.[0] ?? "";
  const [wide, phone] = [await open({ scripts: "off" }), await open({ screen: "phone", scripts: "off" })];
  await wide.goto(link);
  await take(wide, "client-invoice");
  await phone.goto(link);
  await take(phone, "client-invoice-phone");

  const contact = "petra@brandt.test";
  await phone.goto(`${url}/portal`);
  await phone.getByLabel("E-mail address").fill(contact);
  await phone.getByRole("button", { name: "Send me a link" }).click();
  const { text } = await surroundings.mailbox.waitForMessage(
    (message) => message.to.includes(contact) && /\/portal\/[\w-]{43}/.test(message.text),
    20_000,
  );
  await phone.goto(/http\S+\/portal\/[\w-]{43}/.exec(text)?.[0] ?? "");
  await phone.getByRole("button", { name: "Sign in" }).click();
  await phone.getByRole("heading", { level: 1, name: "Invoices" }).waitFor();
  await take(phone, "portal-phone");
}

async function take(page: Page, name: string) {
  await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
  console.log(join(folder, `${name}.png`));
}
