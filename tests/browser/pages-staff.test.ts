import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { staffPages } from "./addresses.ts";
import { problemsOf } from "./reading.ts";
import { raiseStage, type Stage } from "./stage.ts";

let stage: Stage;
let staff: Page;
beforeAll(async () => {
  stage = await raiseStage();
  staff = await stage.openAsOwner();
});
afterAll(() => stage.close());

test.each(staffPages)("%s can be read by everybody", async (address) => {
  await staff.goto(`${stage.url}${address}`);
  expect(await problemsOf(staff)).toEqual([]);
});

test("an address that leads nowhere is told inside the frame", async () => {
  await staff.goto(`${stage.url}/admin/nowhere`);
  expect(await problemsOf(staff)).toEqual([]);
  await staff.getByRole("heading", { level: 1, name: "There is nothing here" }).waitFor();
  expect(await staff.getByRole("banner").count()).toBe(1);
});

test("the preview of a list of invites can be read by everybody", async () => {
  await staff.goto(`${stage.url}/admin/agents/bulk`);
  await staff
    .getByLabel("Addresses")
    .fill("first@kettle.test\nnobody\nFirst@kettle.test\nsecond@kettle.test, king");
  await staff.getByRole("button", { name: "Preview" }).click();
  await staff.getByText("1 person is good to invite. 3 rows are not.").waitFor();
  expect(await problemsOf(staff)).toEqual([]);
});

test("no page had anything to complain about in the browser's console", () => {
  // The browser notes every answer with 404 or 422, also the wanted ones.
  expect(stage.faults.filter((fault) => !/nowhere|2026-02-30/.test(fault))).toEqual([]);
});
