import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { issueInvoice, listIssueWarnings } from "#domain/invoices";
import * as show from "../../../app/routes/admin.invoices.$id._index.ts";
import { makeClient, makeDraft } from "../../billing-factories.ts";
import { type Browser, signedIn } from "../../route-request.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
let browser: Browser;
let clientId: string;
beforeAll(async () => {
  world = await createWorld();
  browser = await signedIn(world);
  clientId = (await makeClient(world.ctx)).id;
});
afterAll(() => world.close());

const draftOf = (unitAmount: number, currency = "EUR") =>
  makeDraft(world.ctx, { clientId, currency, lines: [{ description: "A", quantity: "1", unitAmount }] });

describe("a total that no card can pay", () => {
  test.each([
    ["below Stripe's least", 49, "EUR", "The least that can be paid by card is €0.50."],
    [
      "below the least of a currency without decimals",
      49,
      "JPY",
      "The least that can be paid by card is ¥50.",
    ],
    [
      "above Stripe's most",
      1_000_000_000_000,
      "EUR",
      "The most that can be paid by card is €9,999,999,999.99.",
    ],
    ["between Stripe's steps", 12345, "KWD", "Card payments in KWD are possible in steps of"],
  ])(
    "because it is %s is told before the issue, with the way out, and issued all the same",
    async (...row) => {
      const [, amount, currency, sentence] = row;
      const { id } = await draftOf(amount, currency);
      const { data } = await browser.load(show.loader, `/admin/invoices/${id}`, { id });
      const [warning] = data.warnings;
      expect(warning).toContain(sentence);
      expect(warning).toContain("The client has to pay it in another way, such as a bank transfer.");
      expect((await issueInvoice(world.ctx, { id })).status).toBe("open");
    },
  );

  test.each([50, 0, 999_999_999_999])("is none of %s cents", async (amount) => {
    const total = { amount: BigInt(amount), currency: "EUR" };
    expect(await listIssueWarnings(world.ctx, { clientId, total })).toEqual([]);
  });
});
