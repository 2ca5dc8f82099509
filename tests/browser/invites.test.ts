import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { raiseStage, type Stage } from "./stage.ts";

let stage: Stage;
let admin: Page;
let stripePage: Page;

beforeAll(async () => {
  stage = await raiseStage();
  admin = await stage.openAsOwner();
  stripePage = await stage.open();
});
afterAll(() => stage.close());

const email = "robin@kettle.test";
const notices = () => stage.surroundings.mailbox.messages().filter(isForOwner);
const isForOwner = ({ to }: { to: readonly string[] | string }) => String(to).includes("owner@kettle.test");

test("with Stripe unreachable the invite succeeds, shows that billing is pending, and its mail goes out", async () => {
  await stripePage.goto(stage.surroundings.stripe.controlBase);
  await stripePage.getByRole("button", { name: "Make Stripe unreachable" }).click();
  await stripePage.getByText("Stripe is unreachable").waitFor();

  await admin.goto(`${stage.url}/admin/agents`);
  await admin.getByLabel("E-mail address").fill(email);
  await admin.getByRole("button", { name: "Invite" }).click();
  await admin.getByText(`${email} is invited.`).waitFor();
  await inviteRow().getByText("Billing pending").waitFor();
});

test("the invited agent joins while Stripe is still away", async () => {
  const mail = await stage.surroundings.mailbox.waitForMessage(
    ({ to }) => String(to).includes(email),
    15_000,
  );
  const link = /http\S+\/invites\/[\w-]+/.exec(mail.text ?? "")?.[0] ?? "";
  const agent = await stage.open({ screen: "phone" });
  await agent.goto(link);
  await agent.getByLabel("Name").fill("Robin Reed");
  await agent.getByLabel("Password").fill("teacups and saucers");
  await agent.getByRole("button", { name: /^(Join|Accept)/ }).click();
  await agent.waitForURL(`${stage.url}/admin`);
});

test("the admins get one notice", async () => {
  await stage.surroundings.mailbox.waitForMessage(isForOwner, 15_000);
  expect(notices()).toHaveLength(1);
});

test("when Stripe is back, its quantity is right, the flag is gone and the admins get the all-clear", async () => {
  await stripePage.goto(stage.surroundings.stripe.controlBase);
  await stripePage.getByRole("button", { name: "Bring Stripe back" }).click();
  await stage.surroundings.mailbox.waitForMessage(
    (message) => isForOwner(message) && notices().length === 2,
    30_000,
  );

  const [subscription] = stage.surroundings.stripe.state.subscriptions;
  expect(subscription?.items.data[0]?.quantity).toBe(3);
  await admin.reload();
  expect(await inviteRow().getByText("Billing pending").count()).toBe(0);
  expect(notices()).toHaveLength(2);
  expect(stage.faults).toEqual([]);
});

test("many are invited without scripts, and who was not is listed", async () => {
  const page = await stage.openAsOwner({ scripts: "off" });
  await page.goto(`${stage.url}/admin/agents/bulk`);
  await page.getByLabel("Addresses").fill("third@kettle.test; fourth@kettle.test; nobody");
  await page.getByRole("button", { name: "Preview" }).click();
  await admin.goto(`${stage.url}/admin/agents`);
  await admin.getByLabel("E-mail address").fill("fourth@kettle.test");
  await admin.getByRole("button", { name: "Invite", exact: true }).click();
  await admin.getByText("fourth@kettle.test is invited.").waitFor();
  await page.getByRole("button", { name: "Invite the 2 good ones" }).click();
  await page.getByText("1 person is invited.").waitFor();
  await page
    .getByRole("row", { name: /fourth@kettle\.test/ })
    .getByText("has a pending invite already")
    .waitFor();
});

function inviteRow() {
  return admin.getByRole("row").filter({ hasText: email });
}
