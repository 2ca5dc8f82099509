import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findOverflow, findViolations } from "./accessibility.ts";
import { raiseStage, type Stage } from "./stage.ts";

let stage: Stage;
let admin: Page;

beforeAll(async () => {
  stage = await raiseStage();
  admin = await stage.openAsOwner();
});
afterAll(() => stage.close());

/** A day of the month before this one, as the calendar writes it. */
function lastMonth(day: string): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 8) + day;
}

let linePage = "";

test("a program posts usage with a key, twice, and it is taken once", async () => {
  await admin.goto(`${stage.url}/admin/clients/new`);
  await admin.getByLabel("Name", { exact: true }).first().fill("Lantern Works");
  await admin.getByLabel("E-mail address").first().fill("books@lantern.test");
  await admin.getByLabel(/^Key/).fill("lantern");
  await admin.getByRole("button", { name: "Create the client" }).click();
  await admin.getByRole("heading", { name: "Lantern Works" }).waitFor();

  await admin.goto(`${stage.url}/admin/settings/api-keys`);
  await admin.getByLabel("What it is for").fill("Machines");
  await admin.getByRole("button", { name: "Create the key" }).click();
  const key = await admin.getByLabel("API key").inputValue();
  const event = { meter: "machine-hours", client: "lantern", properties: { hall: "=east" } };
  const events = [
    { ...event, id: "lantern-1", value: "30.25", at: `${lastMonth("10")}T12:00:00Z` },
    { ...event, id: "lantern-2", value: "9", at: `${lastMonth("12")}T12:00:00Z` },
  ];
  for (const status of ["accepted", "duplicate"]) {
    const answer = await fetch(`${stage.url}/api/usage`, {
      method: "POST",
      headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
      body: JSON.stringify({ events }),
    });
    expect(await answer.json()).toEqual({
      results: events.map(({ id }) => ({ id, status })),
    });
  }
});

test("a plan is started without scripts and bills the month that is over by itself", async () => {
  const page = await stage.openAsOwner({ scripts: "off" });
  await page.goto(`${stage.url}/admin/usage/plans`);
  await page.getByRole("link", { name: "New plan" }).click();
  await page.getByLabel("Client").selectOption({ label: "Lantern Works" });
  await page.getByLabel("Starts").fill(lastMonth("01"));
  await page.getByRole("button", { name: "Start the plan" }).click();
  await page.getByText("Choose at least one price.").waitFor();
  await page.getByRole("checkbox", { name: /^Machine hours/ }).check();
  await page.getByRole("button", { name: "Start the plan" }).click();
  await page.getByRole("heading", { level: 1, name: "Lantern Works" }).waitFor();
  const planPage = page.url();
  await admin.goto(planPage);
  await expect
    .poll(
      async () => {
        await admin.reload();
        return admin.getByRole("link", { name: "Draft invoice" }).count();
      },
      { timeout: 30_000 },
    )
    .toBe(1);
});

test("what was taken back is previewed, billed again by a run, and never twice", async () => {
  await admin.getByRole("link", { name: "Draft invoice" }).click();
  await admin.getByRole("button", { name: "Delete", exact: true }).click();
  await admin
    .getByRole("dialog")
    .getByRole("button", { name: /^Delete/ })
    .click();
  await admin.waitForURL(`${stage.url}/admin/invoices`);

  await admin.goto(`${stage.url}/admin/usage/runs`);
  await admin.getByLabel("Client").selectOption({ label: "Lantern Works" });
  await admin.getByRole("button", { name: "Preview" }).click();
  await admin.waitForURL(/clientId=/);
  // 39.25 hours, of which 20 are free, at 0.855 are 16.45875.
  await admin.getByText("€16.46").first().waitFor();
  await admin.getByRole("button", { name: "Bill now" }).click();
  await admin.getByRole("dialog").getByRole("button", { name: "Bill 1 invoice" }).click();
  await admin.getByText("What is due is being billed.").waitFor();
  await admin.getByRole("cell", { name: "Done", exact: true }).first().waitFor();
  await admin.goto(`${stage.url}/admin/usage/runs`);
  expect(await admin.getByRole("rowheader", { name: "Lantern Works" }).count()).toBe(0);
});

test("the line opens to its arithmetic and to a file that reckons the same", async () => {
  await admin.goto(`${stage.url}/admin/invoices?status=draft&q=Lantern`);
  await admin.locator('main table a[href^="/admin/invoices/"]').first().click();
  await admin.getByRole("link", { name: "How this was counted" }).click();
  await admin.getByRole("heading", { level: 1, name: "How this was counted" }).waitFor();
  linePage = admin.url();
  await admin.getByText("€16.45875").first().waitFor();
  await admin.getByText("€16.46").first().waitFor();
  await expect
    .poll(
      async () => {
        await admin.reload();
        return admin.locator("dd code").count();
      },
      { timeout: 30_000 },
    )
    .toBe(1);
  const hash = await admin.locator("dd code").textContent();
  const [download] = await Promise.all([
    admin.waitForEvent("download"),
    admin.getByRole("link", { name: "Download CSV" }).click(),
  ]);
  const file = await readFile(await download.path());
  expect(createHash("sha256").update(file).digest("hex")).toBe(hash);
  const [, ...rows] = file.toString().trim().split("\n");
  expect(rows.map((row) => row.split(",").slice(1, 2).concat(row.split(",").slice(4, 5)))).toEqual([
    ["lantern-1", "30.25"],
    ["lantern-2", "9"],
  ]);
});

test.each(["wide", "phone"] as const)("the pages of a line can be read by everybody (%s)", async (screen) => {
  const reader = await stage.openAsOwner({ screen });
  await reader.goto(linePage);
  await reader.emulateMedia({ reducedMotion: "reduce" });
  expect([...(await findViolations(reader)), ...(await findOverflow(reader))]).toEqual([]);
  await reader.goto(`${stage.url}/admin/usage/plans`);
  await reader.getByRole("link", { name: "Brandt Maschinenbau GmbH" }).click();
  const number = await reader.getByRole("link", { name: /^INV-\d+$/ }).textContent();
  const mail = stage.surroundings.mailbox.messages().find(({ subject }) => subject.includes(String(number)));
  const client = await stage.open({ screen });
  await client.goto(/http\S+\/i\/[\w-]+/.exec(mail?.text ?? "")?.[0] ?? "");
  const invoice = client.url();
  await client.getByRole("link", { name: "How this was counted" }).nth(1).click();
  await client.getByRole("heading", { level: 1, name: "How this was counted" }).waitFor();
  expect([...(await findViolations(client)), ...(await findOverflow(client))]).toEqual([]);
  expect(await client.locator("script").count()).toBe(0);
  await client.goto(`${invoice}/current-usage`);
  await client.getByText("Machine hours per day").first().waitFor();
  expect([...(await findViolations(client)), ...(await findOverflow(client))]).toEqual([]);
});

test("nothing went wrong on the way", () => {
  // The browser notes the answer 422 to the form without a price.
  expect(stage.faults.filter((fault) => !/422/.test(fault))).toEqual([]);
});
