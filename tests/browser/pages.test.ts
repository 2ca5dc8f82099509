import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findOverflow, findViolations } from "./accessibility.ts";
import { raiseStage, type Screen, type Stage } from "./stage.ts";

let stage: Stage;
const windows = new Map<Screen, { staff: Page; visitor: Page }>();

beforeAll(async () => {
  stage = await raiseStage();
  for (const screen of ["wide", "phone"] as const)
    windows.set(screen, {
      staff: await stage.openAsOwner({ screen }),
      visitor: await stage.open({ screen }),
    });
});
afterAll(() => stage.close());

const staffPages = [
  "/admin",
  "/admin/clients",
  "/admin/clients/new",
  "/admin/invoices",
  "/admin/invoices/new",
  "/admin/credit-notes",
  "/admin/payments",
  "/admin/reconciliation",
  "/admin/reconciliation/discrepancies",
  "/admin/reconciliation/payouts",
  "/admin/usage",
  "/admin/usage/plans",
  "/admin/usage/plans/new",
  "/admin/usage/runs",
  "/admin/usage/runs?asOf=2026-02-30",
  "/admin/usage/meters",
  "/admin/usage/meters/new",
  "/admin/usage/prices",
  "/admin/usage/prices/new",
  "/admin/usage/prices/new?model=graduated",
  "/admin/usage/prices/new?model=percentage",
  "/admin/agents",
  "/admin/agents/bulk",
  "/admin/billing",
  "/admin/billing/attempts",
  "/admin/billing/attempts?outcome=failed",
  "/admin/billing/incidents",
  "/admin/billing/events",
  "/admin/billing/emails",
  "/admin/account",
  "/admin/settings/organization",
  "/admin/settings/numbering",
  "/admin/settings/taxes",
  "/admin/settings/books",
  "/admin/settings/journal",
  "/admin/settings/proof",
  "/admin/settings/seats",
  "/admin/settings/seats/price",
  "/admin/settings/team",
  "/admin/settings/api-keys",
  "/admin/settings/activity",
];

/** The first row's page of a list, and the pages that lead on from there. */
const thingPages = [
  { list: "/admin/clients", within: "/admin/clients/", further: ["", "/edit", "/statement", "/credit"] },
  { list: "/admin/credit-notes", within: "/admin/credit-notes/", further: [""] },
  {
    list: "/admin/reconciliation/discrepancies",
    within: "/admin/reconciliation/discrepancies/",
    further: [""],
  },
  { list: "/admin/reconciliation/payouts", within: "/admin/reconciliation/payouts/", further: [""] },
  { list: "/admin/invoices?status=draft", within: "/admin/invoices/", further: ["", "/edit"] },
  { list: "/admin/invoices?status=open", within: "/admin/invoices/", further: ["", "/payments", "/voiding"] },
  { list: "/admin/invoices?status=paid", within: "/admin/invoices/", further: [""] },
  { list: "/admin/payments?source=stripe", within: "/admin/payments/", further: ["", "/refunds"] },
  { list: "/admin/agents", within: "/admin/agents/invites/", further: [""] },
  { list: "/admin/usage/plans", within: "/admin/usage/plans/", further: ["", "/ending"] },
];

const visitorPages = ["/login", "/forgot-password", "/reset-password/unknown", "/invites/unknown"];

for (const screen of ["wide", "phone"] as const) {
  const window = () => {
    const found = windows.get(screen);
    if (!found) throw new Error(`There is no ${screen} window.`);
    return found;
  };

  test.each(staffPages)(`%s can be read by everybody (${screen})`, async (address) => {
    expect(await problemsAt(window().staff, address)).toEqual([]);
  });

  test.each(thingPages)(`what $list leads to can be read by everybody (${screen})`, async (things) => {
    const page = window().staff;
    const first = await firstLink(page, things);
    for (const part of things.further) expect(await problemsAt(page, `${first}${part}`)).toEqual([]);
  });

  test.each(visitorPages)(`%s can be read by everybody (${screen})`, async (address) => {
    expect(await problemsAt(window().visitor, address)).toEqual([]);
  });

  test(`clients' invoices can be read by everybody (${screen})`, async () => {
    const links = clientLinks();
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(await problemsAt(window().visitor, link)).toEqual([]);
  });

  test(`an address that leads nowhere is told inside the frame (${screen})`, async () => {
    const page = window().staff;
    expect(await problemsAt(page, "/admin/nowhere")).toEqual([]);
    await page.getByRole("heading", { level: 1, name: "There is nothing here" }).waitFor();
    expect(await page.getByRole("banner").count()).toBe(1);
  });
}

test.each(["wide", "phone"] as const)(
  "the preview of a list of invites can be read by everybody (%s)",
  async (screen) => {
    const page = windows.get(screen)?.staff;
    if (!page) throw new Error(`There is no ${screen} window.`);
    await page.goto(`${stage.url}/admin/agents/bulk`);
    await page
      .getByLabel("Addresses")
      .fill("first@kettle.test\nnobody\nFirst@kettle.test\nsecond@kettle.test, king");
    await page.getByRole("button", { name: "Preview" }).click();
    await page.getByText("1 person is good to invite. 3 rows are not.").waitFor();
    expect(await problemsOf(page)).toEqual([]);
  },
);

test("many are invited without scripts, and who was not is listed", async () => {
  const page = await stage.openAsOwner({ scripts: "off" });
  await page.goto(`${stage.url}/admin/agents/bulk`);
  await page.getByLabel("Addresses").fill("third@kettle.test; fourth@kettle.test; nobody");
  await page.getByRole("button", { name: "Preview" }).click();
  const other = windows.get("wide")?.staff;
  await other?.goto(`${stage.url}/admin/agents`);
  await other?.getByLabel("E-mail address").fill("fourth@kettle.test");
  await other?.getByRole("button", { name: "Invite", exact: true }).click();
  await other?.getByText("fourth@kettle.test is invited.").waitFor();
  await page.getByRole("button", { name: "Invite the 2 good ones" }).click();
  await page.getByText("1 person is invited.").waitFor();
  await page
    .getByRole("row", { name: /fourth@kettle\.test/ })
    .getByText("has a pending invite already")
    .waitFor();
});

test("no page had anything to complain about in the browser's console", () => {
  // The browser notes every answer with 404, also the wanted ones.
  expect(stage.faults.filter((fault) => !/nowhere|unknown/.test(fault))).toEqual([]);
});

/** In the dark only colors differ, so only they are checked again. Without motion no color is on its way to another. */
async function problemsAt(page: Page, address: string): Promise<string[]> {
  await page.goto(new URL(address, stage.url).href);
  return problemsOf(page);
}

async function problemsOf(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  const light = await findViolations(page);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  const dark = await findViolations(page, ["color-contrast"]);
  return [...light, ...dark.map((line) => `${line} in the dark`), ...(await findOverflow(page))];
}

async function firstLink(page: Page, { list, within }: { list: string; within: string }): Promise<string> {
  await page.goto(`${stage.url}${list}`);
  const addresses = await page
    .locator(`main table a[href^="${within}"]`)
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
  const [first] = addresses;
  if (!first) throw new Error(`${list} leads to nothing at ${within}.`);
  return first;
}

/** One link per state: paid, partly refunded, overdue, open. */
function clientLinks(): string[] {
  const messages = stage.surroundings.mailbox.messages();
  return ["INV-0010", "INV-0011", "INV-0012", "INV-0014"].flatMap((number) => {
    const mail = messages.find(({ subject }) => subject.startsWith(`Invoice ${number}`));
    return /http\S+\/i\/[\w-]+/.exec(mail?.text ?? "")?.[0] ?? [];
  });
}
