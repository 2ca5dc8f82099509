import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mainPages, thingPages, visitorPages } from "./addresses.ts";
import { problemsOf, problemsOnPhone } from "./reading.ts";
import { raiseStage, type Stage } from "./stage.ts";

let stage: Stage;
let staff: Page;
let visitor: Page;
beforeAll(async () => {
  stage = await raiseStage();
  staff = await stage.openAsOwner();
  visitor = await stage.open();
});
afterAll(() => stage.close());

async function problemsAt(page: Page, address: string): Promise<string[]> {
  await page.goto(new URL(address, stage.url).href);
  return problemsOf(page);
}

test.each(thingPages)("what $list leads to can be read by everybody", async (things) => {
  await staff.goto(`${stage.url}${things.list}`);
  const first = await firstLink(staff, things);
  for (const part of things.further) expect(await problemsAt(staff, `${first}${part}`)).toEqual([]);
});

test("a client's contact can be read and changed by everybody", async () => {
  await staff.goto(`${stage.url}/admin/clients`);
  await staff.goto(`${stage.url}${await firstLink(staff, { list: "clients", within: "/admin/clients/" })}`);
  const link = staff.locator('main a[href*="/contacts/"]:not([href$="/contacts/new"])').first();
  const contact = String(await link.getAttribute("href")).replace(/\/edit$/, "");
  for (const part of ["", "/edit"]) expect(await problemsAt(staff, `${contact}${part}`)).toEqual([]);
});

test.each(visitorPages)("%s can be read by everybody", async (address) => {
  expect(await problemsAt(visitor, address)).toEqual([]);
});

test("clients' invoices can be read by everybody", async () => {
  const links = clientLinks(stage);
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) expect(await problemsAt(visitor, link)).toEqual([]);
});

test("what is used most can be read by everybody on a phone", async () => {
  const phone = await stage.openAsOwner({ screen: "phone" });
  for (const address of [...mainPages, ...clientLinks(stage)]) {
    await phone.goto(new URL(address, stage.url).href);
    expect(await problemsOnPhone(phone)).toEqual([]);
  }
});

test("no page had anything to complain about in the browser's console", () => {
  expect(stage.faults.filter((fault) => !/unknown/.test(fault))).toEqual([]);
});

async function firstLink(page: Page, { list, within }: { list: string; within: string }): Promise<string> {
  const addresses = await page
    .locator(`main table a[href^="${within}"]`)
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
  const [first] = addresses;
  if (!first) throw new Error(`${list} leads to nothing at ${within}.`);
  return first;
}

/** One link per state: paid, partly refunded, overdue, open. */
function clientLinks({ surroundings }: Stage): string[] {
  const messages = surroundings.mailbox.messages();
  return ["INV-0010", "INV-0011", "INV-0012", "INV-0014"].flatMap((number) => {
    const mail = messages.find(({ subject }) => subject.startsWith(`Invoice ${number}`));
    return /http\S+\/i\/[\w-]+/.exec(mail?.text ?? "")?.[0] ?? [];
  });
}
