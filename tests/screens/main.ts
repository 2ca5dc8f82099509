import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { raiseStage, type Stage } from "../browser/stage.ts";

/** Takes the documentation's pictures of the demo's story. */
const folder = join("docs", "screens");
mkdirSync(folder, { recursive: true });
const stage = await raiseStage();
try {
  await takeStaffPictures(stage);
  await takeClientPicture(stage);
  if (stage.faults.length > 0) throw new Error(stage.faults.join("\n"));
} finally {
  await stage.close();
}

async function takeStaffPictures({ url, openAsOwner }: Stage) {
  const page = await openAsOwner();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${url}/admin`);
  await take(page, "home");
  await page.goto(`${url}/admin/invoices`);
  await take(page, "invoices");
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

async function takeClientPicture({ open, surroundings }: Stage) {
  const mail = surroundings.mailbox.messages().find(({ subject }) => subject.startsWith("Invoice INV-0014"));
  const page = await open({ screen: "phone", scripts: "off" });
  await page.goto(/http\S+\/i\/[\w-]+/.exec(mail?.text ?? "")?.[0] ?? "");
  await take(page, "client-invoice-phone");
}

async function take(page: Page, name: string) {
  await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
  console.log(join(folder, `${name}.png`));
}
