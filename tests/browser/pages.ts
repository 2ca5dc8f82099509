import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findOverflow, findViolations } from "./accessibility.ts";
import { staffPages, thingPages, visitorPages } from "./addresses.ts";
import { raiseStage, type Screen, type Stage } from "./stage.ts";

/** Every page on such a screen: nothing is hard to read or reaches over its edge, and the console is quiet. */
export function readEveryPage(screen: Screen): void {
  let stage: Stage;
  let staff: Page;
  let visitor: Page;
  beforeAll(async () => {
    stage = await raiseStage();
    staff = await stage.openAsOwner({ screen });
    visitor = await stage.open({ screen });
  });
  afterAll(() => stage.close());

  async function problemsAt(page: Page, address: string): Promise<string[]> {
    await page.goto(new URL(address, stage.url).href);
    return problemsOf(page, screen);
  }

  test.each(staffPages)(`%s can be read by everybody (${screen})`, async (address) => {
    expect(await problemsAt(staff, address)).toEqual([]);
  });

  test.each(thingPages)(`what $list leads to can be read by everybody (${screen})`, async (things) => {
    await staff.goto(`${stage.url}${things.list}`);
    const first = await firstLink(staff, things);
    for (const part of things.further) expect(await problemsAt(staff, `${first}${part}`)).toEqual([]);
  });

  test(`a client's contact can be read and changed by everybody (${screen})`, async () => {
    await staff.goto(`${stage.url}/admin/clients`);
    await staff.goto(`${stage.url}${await firstLink(staff, { list: "clients", within: "/admin/clients/" })}`);
    const link = staff.locator('main a[href*="/contacts/"]:not([href$="/contacts/new"])').first();
    const contact = String(await link.getAttribute("href")).replace(/\/edit$/, "");
    for (const part of ["", "/edit"]) expect(await problemsAt(staff, `${contact}${part}`)).toEqual([]);
  });

  test.each(visitorPages)(`%s can be read by everybody (${screen})`, async (address) => {
    expect(await problemsAt(visitor, address)).toEqual([]);
  });

  test(`clients' invoices can be read by everybody (${screen})`, async () => {
    const links = clientLinks(stage);
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(await problemsAt(visitor, link)).toEqual([]);
  });

  test(`an address that leads nowhere is told inside the frame (${screen})`, async () => {
    expect(await problemsAt(staff, "/admin/nowhere")).toEqual([]);
    await staff.getByRole("heading", { level: 1, name: "There is nothing here" }).waitFor();
    expect(await staff.getByRole("banner").count()).toBe(1);
  });

  test(`the preview of a list of invites can be read by everybody (${screen})`, async () => {
    await staff.goto(`${stage.url}/admin/agents/bulk`);
    await staff
      .getByLabel("Addresses")
      .fill("first@kettle.test\nnobody\nFirst@kettle.test\nsecond@kettle.test, king");
    await staff.getByRole("button", { name: "Preview" }).click();
    await staff.getByText("1 person is good to invite. 3 rows are not.").waitFor();
    expect(await problemsOf(staff, screen)).toEqual([]);
  });

  test(`no page had anything to complain about in the browser's console (${screen})`, () => {
    // The browser notes every answer with 404 or 422, also the wanted ones.
    expect(stage.faults.filter((fault) => !/nowhere|unknown|2026-02-30/.test(fault))).toEqual([]);
  });
}

/**
 * Without motion no color is on its way to another. In the dark only colors differ, so only they are looked at again,
 * and not on a phone, where they are the same.
 */
async function problemsOf(page: Page, screen: Screen): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  const problems = [...(await findViolations(page)), ...(await findOverflow(page))];
  if (screen === "phone") return [...problems, ...(await findOverflowOn(page, narrowest))];
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  const dark = await findViolations(page, ["color-contrast"]);
  return [...problems, ...dark.map((line) => `${line} in the dark`)];
}

/** As a page is 1280 wide and enlarged four times, which nothing may be lost by. */
const narrowest = { width: 320, height: 640 };

async function findOverflowOn(page: Page, size: typeof narrowest): Promise<string[]> {
  const usual = page.viewportSize();
  await page.setViewportSize(size);
  const overflow = await findOverflow(page);
  if (usual) await page.setViewportSize(usual);
  return overflow.map((line) => `${line} that is 320 wide`);
}

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
