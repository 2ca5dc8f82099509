import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clientOf } from "../stripe-local/client.ts";
import { raiseStage, type Stage } from "./stage.ts";

let stage: Stage;
let owner: Page;
let stripe: ReturnType<typeof clientOf>;

beforeAll(async () => {
  stage = await raiseStage();
  owner = await stage.openAsOwner();
  stripe = clientOf(stage.surroundings.stripe.apiBase);
});
afterAll(() => stage.close());

const settings = () => `${stage.url}/admin/settings/seats`;
const agents = () => `${stage.url}/admin/agents`;
const subscription = () => stage.surroundings.stripe.state.subscriptions.at(-1);
const costPanel = () => owner.getByRole("region", { name: "What an agent costs" });

/** Loads the page again until it says so: what Stripe confirms comes a moment later. */
async function seeInTime(page: Page, text: string) {
  await expect
    .poll(
      async () => {
        await page.reload();
        return page.getByText(text).count();
      },
      { timeout: 20_000, interval: 500 },
    )
    .toBeGreaterThan(0);
}

async function signInWithoutScripts(): Promise<Page> {
  const page = await stage.open({ scripts: "off", screen: "phone" });
  await page.goto(`${stage.url}/login`);
  await page.getByLabel("E-mail address").fill(String(stage.logins["OWNER_EMAIL"]));
  await page.getByLabel("Password", { exact: true }).fill(String(stage.logins["OWNER_PASSWORD"]));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${stage.url}/admin`);
  return page;
}

test("canceled at Stripe, seats are not billed any more, and the owner starts them again", async () => {
  await stripe.subscriptions.cancel(String(subscription()?.id));
  await owner.goto(settings());
  await seeInTime(owner, "Seats are not billed");
  await owner.getByRole("button", { name: "Start billing seats" }).click();
  await owner.getByText("Seats are billed from now on.").waitFor();
  await owner.getByText("€9.00 per seat and month").waitFor();
  expect(subscription()).toMatchObject({ status: "active" });
});

test("the owner chooses another price, and it applies once Stripe has confirmed it", async () => {
  const { id } = await stripe.prices.create({
    product: "prod_seat_local",
    currency: "eur",
    unit_amount: 1200,
    nickname: "Seat with support",
    recurring: { interval: "month" },
  });
  await owner.getByRole("link", { name: "Change the price" }).click();
  await owner.getByLabel("Price").selectOption(id);
  await owner.getByRole("button", { name: "Change the price" }).click();
  await owner.getByText("The new price goes to Stripe now.").waitFor();
  await seeInTime(owner, "€12.00 per seat and month");
  expect(subscription()?.items.data.map(({ price }) => price.id)).toEqual([id]);
});

test("a price that does not exist comes back beside its field, with and without scripts", async () => {
  const withoutScripts = await signInWithoutScripts();
  for (const page of [owner, withoutScripts]) {
    await page.goto(`${settings()}/price?typed`);
    await page.getByLabel("Price id at Stripe").fill("price_of_nothing");
    await page.getByRole("button", { name: "Change the price" }).click();
    const field = page.getByLabel("Price id at Stripe");
    await expect.poll(() => field.getAttribute("aria-invalid")).toBe("true");
    expect(await field.inputValue()).toBe("price_of_nothing");
  }
});

test("canceling asks first, says when it ends, and is taken back", async () => {
  await owner.goto(settings());
  await owner.getByRole("button", { name: "Cancel the subscription" }).click();
  await owner.getByRole("heading", { name: /^Stop billing seats on / }).waitFor();
  await owner.getByRole("button", { name: "Stop billing seats" }).click();
  await owner.getByText(/^The seat subscription ends on /).waitFor();
  expect(subscription()?.cancel_at_period_end).toBe(true);
  await owner.getByRole("button", { name: "Keep the subscription" }).click();
  await owner.getByText("The seat subscription goes on.").waitFor();
  expect(subscription()?.cancel_at_period_end).toBe(false);
});

test("without scripts it is canceled and kept all the same", async () => {
  const page = await signInWithoutScripts();
  await page.goto(settings());
  await page.getByText("Cancel the subscription").click();
  await page.getByRole("button", { name: "Stop billing seats" }).click();
  await page.getByText(/^The seat subscription ends on /).waitFor();
  await page.getByRole("button", { name: "Keep the subscription" }).click();
  await page.getByText("The seat subscription goes on.").waitFor();
  expect(subscription()?.cancel_at_period_end).toBe(false);
});

test("while Stripe is well, the agents page shows its preview", async () => {
  await owner.goto(agents());
  await costPanel().getByText("Previewed by Stripe, without taxes.").waitFor();
  await costPanel()
    .getByText(
      /^One more agent costs about €\d+\.\d\d now for the rest of this period, then €12\.00 a month\.$/,
    )
    .waitFor();
});

test("while Stripe is away, it shows an estimate at once, invites, and then says why it is one", async () => {
  await stage.surroundings.stripe.faults.add({ kind: "hang" });
  await owner.goto(agents());
  await costPanel().getByText("Our estimate. Stripe is being asked…").waitFor();
  const before = await costPanel().boundingBox();
  await owner.getByLabel("E-mail address").fill("kim@kettle.test");
  await owner.getByRole("button", { name: "Invite", exact: true }).click();
  await owner.getByText("kim@kettle.test is invited.").waitFor();
  expect(await costPanel().getByText("Stripe is being asked…").count()).toBe(1);
  await costPanel().getByText("Our estimate, without taxes.").waitFor();
  const after = await costPanel().boundingBox();
  expect(after?.height).toBe(before?.height);
  await stage.surroundings.stripe.faults.clear();
});

test("nothing else went wrong", () => {
  expect(stage.faults.filter((fault) => !fault.includes("status of 422"))).toEqual([]);
});
