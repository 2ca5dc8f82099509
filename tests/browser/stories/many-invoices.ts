import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import type { Stage } from "../stage.ts";

/** Many invoices at once, and the search of everything. */
export function tellManyInvoices(stageNow: () => Stage): void {
  let stage: Stage;
  beforeAll(async () => {
    stage = stageNow();
  });

  const heading = (page: Page) => page.getByRole("heading", { level: 1 }).textContent();

  test("ticked invoices are shown once more, sent, and told one by one", async () => {
    const page = await stage.openAsOwner();
    const before = stage.surroundings.mailbox.messages().length;
    await page.goto(`${stage.url}/admin/invoices`);
    await page.getByLabel("Tick INV-0012").check();
    await page
      .getByLabel(/^Tick the draft for/)
      .first()
      .check();
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Send 2 invoices?" }).waitFor();
    await page.getByRole("button", { name: "Send 2 invoices" }).click();
    await page.getByText("1 invoice done, 1 left out.").waitFor();
    await page.getByRole("row", { name: /Issue/ }).waitFor();
    const arrived = () => stage.surroundings.mailbox.messages().length;
    await expect.poll(arrived, { timeout: 20_000 }).toBeGreaterThan(before);
    await page.reload();
    expect(await heading(page)).toBe("Sent 1 invoice");
  });

  test("without scripts all that fit can be reminded of, and the page follows by itself", async () => {
    const page = await stage.openAsOwner({ scripts: "off", screen: "phone" });
    await page.goto(`${stage.url}/admin/invoices?overdue=yes`);
    await page.getByLabel("All that fit, on every page").check();
    await page.getByRole("button", { name: "Remind", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: /^Remind of \d+ invoices?\?$/ }).waitFor();
    await page.getByRole("button", { name: /^Remind of \d+ invoices?$/ }).click();
    await page.getByRole("heading", { level: 1, name: /^Reminded of \d+ invoices?$/ }).waitFor();
  });

  test("ticked invoices alone are exported, without leaving the list", async () => {
    const page = await stage.openAsOwner();
    await page.goto(`${stage.url}/admin/invoices`);
    await page.getByLabel("Tick INV-0012").check();
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export ticked" }).click();
    const text = await readFile(await (await downloading).path(), "utf8");
    expect(text.trim().split("\r\n")).toHaveLength(2);
    expect(text).toContain("INV-0012");
    expect(await heading(page)).toBe("Invoices");
  });

  test("the slash leads to the search of everything, until it is switched off; Control-K always does", async () => {
    const page = await stage.openAsOwner();
    const search = page.getByRole("searchbox", { name: "Search everything" });
    const isSearching = () => search.evaluate((field) => field === document.activeElement);
    await page.goto(`${stage.url}/admin/account`);
    const choice = page.getByLabel("The slash does, too");
    await choice.waitFor();
    await page.keyboard.press("/");
    expect(await isSearching()).toBe(true);
    await page.keyboard.press("/");
    expect(await search.inputValue()).toBe("/");
    await choice.uncheck();
    await page.reload();
    await choice.waitFor();
    expect(await choice.isChecked()).toBe(false);
    await page.keyboard.press("/");
    expect(await isSearching()).toBe(false);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("northwind");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 2, name: "Clients" }).waitFor();
    await page.getByRole("main").getByRole("link", { name: "Northwind Bikes, Inc." }).first().waitFor();
  });

  test("nothing in these stories went wrong in the browser", () => {
    expect(stage.faults).toEqual([]);
  });
}
