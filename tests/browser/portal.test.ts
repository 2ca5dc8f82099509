import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findOverflow, findViolations } from "./accessibility.ts";
import { weighPage } from "./page-weight.ts";
import { raiseStage, type Screen, type Stage } from "./stage.ts";

let stage: Stage;
let admin: Page;

beforeAll(async () => {
  stage = await raiseStage();
  admin = await stage.openAsOwner();
});
afterAll(() => stage.close());

/** Two people of one client, each on a screen of their own; the portal sends no script to either. */
const visitors: readonly { screen: Screen; email: string }[] = [
  { screen: "wide", email: "petra@brandt.test" },
  { screen: "phone", email: "buchhaltung@brandt.test" },
];

for (const { screen, email } of visitors) {
  let page: Page;
  const newAddress = `Neue Str. ${screen}\n70174 Stuttgart`;

  /** What axe says of the pages, read with the visitor's cookies in a window where axe may run. */
  async function problemsOf(addresses: readonly string[]): Promise<string[]> {
    const reader = await stage.open({ screen });
    await reader.context().addCookies(await page.context().cookies());
    if (screen === "phone") await reader.setViewportSize({ width: 320, height: 640 });
    const problems: string[] = [];
    for (const address of addresses) {
      await reader.goto(`${stage.url}${address}`);
      for (const colorScheme of ["light", "dark"] as const) {
        await reader.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        problems.push(...(await findViolations(reader)), ...(await findOverflow(reader)));
      }
    }
    await reader.context().close();
    return problems;
  }

  test(`a contact signs in by mail without scripts (${screen})`, async () => {
    page = await stage.open({ screen, scripts: "off" });
    await page.goto(`${stage.url}/portal`);
    await page.getByLabel("E-mail address").fill("nobody at all");
    await page.getByRole("button", { name: "Send me a link" }).click();
    await page.getByText("Enter an e-mail address such as").waitFor();
    await page.getByLabel("E-mail address").fill(email);
    await page.getByRole("button", { name: "Send me a link" }).click();
    await page.getByRole("heading", { name: "Look into your mail" }).waitFor();
    await page.goto(await linkIn(email));
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { level: 1, name: "Invoices" }).waitFor();
    expect(await page.locator("script").count()).toBe(0);
  });

  test(`all invoices are there, in the client's numbers, and open (${screen})`, async () => {
    await page.getByText("Brandt Maschinenbau GmbH").first().waitFor();
    await page
      .getByText(/\d,\d\d\s€/)
      .first()
      .waitFor();
    const first = page.getByRole("rowheader").first().getByRole("link");
    const number = await first.textContent();
    await first.click();
    await page.getByRole("heading", { level: 1, name: `Invoice ${number}` }).waitFor();
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "Invoices" }).waitFor();
  });

  test(`a statement is there for the period that was chosen (${screen})`, async () => {
    await page.getByRole("link", { name: "Statement" }).click();
    await page.getByLabel("From").fill("2020-01-01");
    await page.getByLabel("To", { exact: true }).fill("2020-12-31");
    await page.getByRole("button", { name: "Show" }).click();
    await page.getByText("Nothing happened in this period.").waitFor();
    expect(await page.getByRole("link", { name: "Download PDF" }).getAttribute("href")).toContain(
      "from=2020-01-01&to=2020-12-31",
    );
  });

  test(`a change of details waits until the admin approves it (${screen})`, async () => {
    await page.getByRole("link", { name: "Your details" }).click();
    await page.getByLabel(/^Address/).fill(newAddress);
    await page.getByRole("button", { name: "Ask for these changes" }).click();
    await page.getByText("Your changes wait for an answer").waitFor();
    expect(await problemsOf(["/portal/invoices", "/portal/statement", "/portal/contact"])).toEqual([]);

    await admin.goto(`${stage.url}/admin`);
    await admin.getByRole("link", { name: "Decide" }).click();
    await admin
      .getByRole("row", { name: /Brandt/ })
      .getByRole("link", { name: "Decide" })
      .last()
      .click();
    await admin.getByText(`Neue Str. ${screen}`).waitFor();
    await admin.getByRole("button", { name: "Approve" }).click();
    await admin.getByText("is changed as asked for").waitFor();
    await admin.getByText(`Neue Str. ${screen}`).first().waitFor();

    await page.reload();
    await page.getByText("Made", { exact: true }).first().waitFor();
    expect(await page.getByLabel(/^Address/).inputValue()).toContain(`Neue Str. ${screen}`);
  });

  test(`signing out everywhere ends the visit (${screen})`, async () => {
    await page.getByRole("button", { name: "Sign out everywhere" }).click();
    await page.getByRole("button", { name: "Send me a link" }).waitFor();
    await page.goto(`${stage.url}/portal/invoices`);
    await page.getByRole("button", { name: "Send me a link" }).waitFor();
  });

  test(`a link that was used leads on to a new one (${screen})`, async () => {
    await page.goto(await linkIn(email));
    await page.getByRole("button", { name: "Send me a new link" }).click();
    await page.getByRole("heading", { name: "Look into your mail" }).waitFor();
  });
}

test("an admin sees which contact opened what, and copies the link of each", async () => {
  await admin.goto(`${stage.url}/admin/clients`);
  await admin.getByRole("link", { name: "Brandt Maschinenbau GmbH" }).click();
  await admin.getByRole("link", { name: "Petra Brandt" }).click();
  await admin.getByRole("heading", { name: "Opened invoices" }).waitFor();
  await admin.getByRole("link", { name: /^INV-/ }).first().click();
  await admin.getByRole("heading", { name: "Who can see it" }).waitFor();
  await admin.getByRole("button", { name: "Copy link of Petra Brandt" }).click();
  expect(await admin.getByLabel("The link of Petra Brandt").inputValue()).toMatch(/\/i\/[\w-]{43}$/);
  // The browser notes the wanted refusals too: a mistyped address, and links that are over.
  expect(stage.faults.filter((fault) => !/\b(410|422)\b/.test(fault))).toEqual([]);
});

/** The address in the newest mail that lets this mailbox in. */
async function linkIn(email: string): Promise<string> {
  const fits = ({ to, subject }: { to: readonly string[]; subject: string }) =>
    to.includes(email) && subject === "Your link to sign in";
  await stage.surroundings.mailbox.waitForMessage(fits, 15_000);
  const mail = stage.surroundings.mailbox.messages().filter(fits).at(-1);
  return /http\S+\/portal\/[\w-]{43}/.exec(mail?.text ?? "")?.[0] ?? "";
}

const heaviest = 30 * 1024;

/** A client's invoice as its reader's browser has it after the link was followed. */
async function openInvoice(): Promise<{ url: string; cookie: string }> {
  const links = stage.surroundings.mailbox
    .messages()
    .flatMap(({ text }) => /http\S+\/i\/[\w-]+/.exec(text ?? "") ?? []);
  const response = await fetch(String(links.at(-1)), { redirect: "manual" });
  const cookie = response.headers.getSetCookie().map((header) => String(header.split(";")[0]));
  return {
    url: new URL(String(response.headers.get("location")), stage.url).href,
    cookie: cookie.join("; "),
  };
}

test("a client's invoice comes with at most 30 kB of script and styles, from nowhere else, and without script", async () => {
  const { url, cookie } = await openInvoice();
  const { html, bytes, foreign, scripts } = await weighPage(url, cookie);
  expect(html).toContain("</html>");
  expect(scripts).toBe(0);
  expect(foreign).toEqual([]);
  expect(bytes).toBeGreaterThan(1000);
  expect(bytes).toBeLessThanOrEqual(heaviest);
});

test("the portal's door is as light", async () => {
  const { bytes, foreign, scripts } = await weighPage(`${stage.url}/portal`);
  expect({ foreign, scripts }).toEqual({ foreign: [], scripts: 0 });
  expect(bytes).toBeLessThanOrEqual(heaviest);
});
