import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { findOverflow, findViolations } from "../accessibility.ts";
import type { Stage } from "../stage.ts";

/** A meter and its price, from the first to the archived. */
export function tellMetersAndPrices(stageNow: () => Stage): void {
  let stage: Stage;
  let admin: Page;

  beforeAll(async () => {
    stage = stageNow();
    admin = await stage.openAsOwner({ scripts: "off" });
  });

  let pricePage = "";

  test("a meter is made without scripts", async () => {
    await admin.goto(`${stage.url}/admin/usage/meters`);
    await admin.getByRole("link", { name: "New meter" }).click();
    await admin.getByLabel("Name").fill("Pages printed");
    await admin.getByLabel("Key").fill("pages_printed");
    await admin.getByLabel("Unit", { exact: true }).fill("page");
    await admin.getByLabel("A line for each").fill("paper");
    await admin.getByRole("button", { name: "Create the meter" }).click();
    await admin.getByText("Pages printed counts from now on.").waitFor();
    await admin.getByRole("heading", { level: 1, name: "Pages printed" }).waitFor();
  });

  test("a price in tiers is made without scripts, and a mistake is told beside its row", async () => {
    await admin.goto(`${stage.url}/admin/usage/prices`);
    await admin.getByRole("link", { name: "New price" }).click();
    await admin.getByRole("link", { name: "Graduated tiers" }).click();
    await admin.getByLabel("Name").fill("Printing");
    await admin.getByLabel("Meter").selectOption({ label: "Pages printed (page)" });
    await admin.getByLabel("Tier 1: up to").fill("100");
    await admin.getByLabel("Price of a unit").nth(0).fill("0.10");
    await admin.getByLabel("Once for the tier").nth(0).fill("5");
    await admin.getByLabel("Tier 3: up to").fill("90");
    await admin.getByLabel("Price of a unit").nth(2).fill("0.0125");
    await admin.getByLabel("Free units").fill("10");
    await admin.getByRole("button", { name: "Create the price" }).click();
    await admin.getByText("The last tier has no end, so that every quantity has a price.").waitFor();
    await admin.getByLabel("Tier 3: up to").fill("");
    await admin.getByRole("button", { name: "Create the price" }).click();
    await admin.getByText("Printing can be used in plans now.").waitFor();
    await admin
      .getByText("€0.10 per page plus €5.00 up to 100, then €0.0125 per page, first 10 free")
      .first()
      .waitFor();
    pricePage = admin.url();
  });

  test("the price's page reckons a quantity step by step", async () => {
    await admin.getByLabel("Quantity").fill("123");
    await admin.getByRole("button", { name: "Show the cost" }).click();
    await admin.getByRole("rowheader", { name: "Free" }).waitFor();
    await admin.getByText("€0.1625").first().waitFor();
    await admin.getByText("€15.16").first().waitFor();
  });

  test("a new version starts with the terms that hold and takes effect on its day", async () => {
    await admin.getByRole("link", { name: "New version" }).click();
    expect(await admin.getByLabel("Tier 1: up to").inputValue()).toBe("100");
    await admin.getByLabel("First day").fill("2020-01-01");
    await admin.getByLabel("Price of a unit").nth(0).fill("0.12");
    await admin.getByRole("button", { name: "Add the version" }).click();
    await admin.getByText("A new version never changes the past").waitFor();
    await admin.getByLabel("First day").fill("2999-01-01");
    await admin.getByRole("button", { name: "Add the version" }).click();
    await admin.getByText(/Periods that begin on .*2999 or later cost that/).waitFor();
    await admin.getByText("€0.12 per page plus €5.00 up to 100").first().waitFor();
  });

  test.each(["wide", "phone"] as const)("the price's pages can be read by everybody (%s)", async (screen) => {
    const reader = await stage.openAsOwner({ screen });
    for (const address of [
      `${pricePage}?quantity=123`,
      `${pricePage}?quantity=many`,
      `${pricePage}/versions`,
    ]) {
      await reader.goto(address);
      await reader.emulateMedia({ reducedMotion: "reduce" });
      expect([...(await findViolations(reader)), ...(await findOverflow(reader))]).toEqual([]);
    }
  });

  test("a price is archived after a question, asked without scripts too", async () => {
    await admin.goto(pricePage);
    await admin.locator("summary", { hasText: "Archive" }).click();
    await admin.getByRole("button", { name: "Archive" }).click();
    await admin.getByText("Printing is archived.").waitFor();
    await admin.getByRole("link", { name: "Archived prices" }).click();
    await admin.getByRole("link", { name: "Printing" }).click();
    await admin.getByText("Archived", { exact: true }).waitFor();
    expect(await admin.getByRole("link", { name: "New version" }).count()).toBe(0);
    expect(stage.faults.filter((fault) => !/4\d\d/.test(fault))).toEqual([]);
  });
}
