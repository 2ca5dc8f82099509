import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import type { Stage } from "../stage.ts";

/** Reminders are switched off and on, skipped, promised away and sent by hand. */
export function tellReminders(stageNow: () => Stage): void {
  let stage: Stage;
  let admin: Page;

  beforeAll(async () => {
    stage = stageNow();
    admin = await stage.openAsOwner({ scripts: "off", screen: "phone" });
  });

  async function openInvoice(number: string) {
    await admin.goto(`${stage.url}/admin/invoices?search=${number}`);
    await admin.getByRole("link", { name: number, exact: true }).click();
    await admin.getByRole("heading", { level: 1, name: number }).waitFor();
  }

  test("switched off, the calendar still shows what would go out, and offers nothing to send", async () => {
    await admin.goto(`${stage.url}/admin/settings/reminders`);
    await admin.getByLabel("Remind clients by these steps").uncheck();
    await admin.getByRole("button", { name: "Save the reminders" }).click();
    await admin.getByText("They are off: nothing goes out by itself.").waitFor();
    await admin.goto(`${stage.url}/admin/invoices`);
    await admin.getByRole("link", { name: "Reminders" }).click();
    await admin.getByText("Reminders are off").waitFor();
    expect(await admin.getByRole("table").count()).toBeGreaterThan(0);
    expect(await admin.getByText("Skip", { exact: true }).count()).toBe(0);
    await admin.getByRole("link", { name: "Dry run" }).click();
    await admin.getByText("Nothing is sent.").waitFor();
  });

  test("reminders are switched on without scripts, and steps that contradict each other are told beside their row", async () => {
    await admin.goto(`${stage.url}/admin/settings/reminders`);
    await admin.getByLabel("Remind clients by these steps").check();
    await admin.getByLabel("Step 5", { exact: true }).selectOption("After the due date");
    await admin.getByLabel("Days, step 5").fill("21");
    await admin.getByRole("button", { name: "Save the reminders" }).click();
    await admin.getByText("There is a step 21 days after the due date already.").waitFor();
    await admin.getByLabel("Days, step 5").fill("30");
    await admin.getByRole("button", { name: "Save the reminders" }).click();
    await admin.getByText("The reminders are saved and on.").waitFor();
  });

  test("one message is skipped before it goes out", async () => {
    await admin.goto(`${stage.url}/admin/reminders`);
    const planned = admin.getByText("Skip", { exact: true });
    await admin.waitForLoadState();
    const count = await planned.count();
    await planned.first().click();
    await admin.getByRole("button", { name: "Skip it" }).first().click();
    await admin.getByText("The reminder is skipped.").waitFor();
    // The sentence is read before the rest of the page has come.
    await expect.poll(() => planned.count()).toBe(count - 1);
  });

  test("a promise puts reminders off until it is taken back, and then the client is reminded at once", async () => {
    await openInvoice("INV-0012");
    await admin.getByRole("link", { name: "Promise to pay" }).click();
    await admin.getByLabel("Note").fill("By phone");
    await admin.getByRole("button", { name: "Record the promise" }).click();
    await admin.getByText("Put off: payment is promised until").first().waitFor();
    expect(await admin.getByText("Remind now").count()).toBe(0);
    await admin.getByRole("button", { name: "Take it back" }).click();
    await admin.getByText("The promise is taken back.").waitFor();
    await admin.getByText("Remind now").click();
    await admin.getByRole("button", { name: "Send the reminder" }).click();
    await admin.getByText("The reminder is on its way to").waitFor();
    const mail = await stage.surroundings.mailbox.waitForMessage(
      ({ subject }) => subject === "Invoice INV-0012 is overdue",
      20_000,
    );
    expect(mail.text).toMatch(/http\S+\/i\/[\w-]+/);
  });

  test("no page had anything to complain about", () => {
    expect(stage.faults.filter((fault) => !/422/.test(fault))).toEqual([]);
  });
}
