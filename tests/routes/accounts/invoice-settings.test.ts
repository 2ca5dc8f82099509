import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { getOrganization } from "#domain/organizations";
import * as invoices from "../../../app/routes/admin.settings.invoices.tsx";
import * as numbering from "../../../app/routes/admin.settings.numbering.tsx";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { type Browser, signedIn } from "../../route-request.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
let owner: Browser;
beforeEach(async () => {
  world = await createWorld({ now: "2026-03-02T09:00:00Z" });
  owner = await signedIn(world);
});
afterEach(() => world.close());

describe("the form of how invoices are reckoned", () => {
  const path = "/admin/settings/invoices";
  const fields = { version: "1", taxRounding: "line", cashRoundingIncrement: "5", terms: "30 days net." };
  const submit = (over: Record<string, string> = {}) =>
    owner.submit(invoices.action, path, { ...fields, ...over });

  test("is filled from what is stored and offers coins in the organization's currency", async () => {
    const { data } = await owner.load(invoices.loader, path);
    expect(data).toMatchObject({
      currency: "EUR",
      settings: { taxRounding: "document", cashRoundingIncrement: 0n, allowsPartialPayments: false },
    });
    expect(data.increments.slice(0, 2)).toEqual([
      { value: "0", label: "Nothing" },
      { value: "5", label: "€0.05" },
    ]);
  });

  test("saves what it says; a box that is not ticked is no", async () => {
    expect(await submit({ allowsPartialPayments: "on" })).toMatchObject({ status: 303, location: path });
    expect(await getOrganization(world.ctx)).toMatchObject({
      taxRounding: "line",
      cashRoundingIncrement: 5n,
      allowsPartialPayments: true,
      terms: "30 days net.",
      name: "Kettle & Co.",
    });
    await submit({ version: "2", terms: "" });
    expect(await getOrganization(world.ctx)).toMatchObject({ allowsPartialPayments: false, terms: "" });
  });

  test.each([
    ["taxRounding", "sometimes"],
    ["cashRoundingIncrement", "3"],
    ["cashRoundingIncrement", "much"],
    ["terms", "x".repeat(2001)],
  ])("refuses %s as %s beside the field", async (field, value) => {
    const answer = await submit({ [field]: value });
    expect(answer).toMatchObject({ status: 422, data: { error: { [field]: [expect.any(String)] } } });
    expect((await getOrganization(world.ctx)).version).toBe(1);
  });

  test("refuses an edit of older settings", async () => {
    await submit();
    expect(await submit()).toMatchObject({ status: 409 });
  });
});

describe("the form of a number series", () => {
  const path = "/admin/settings/numbering";
  const submit = (over: Record<string, string> = {}) =>
    owner.submit(numbering.action, path, { kind: "invoice", pattern: "{year}-{number:3}", ...over });
  const series = async () => (await owner.load(numbering.loader, path)).data.series[0];

  test("lets numbers begin anew each year, and takes it back while none was given", async () => {
    expect(await submit({ resetsYearly: "on", lastNumber: "41" })).toMatchObject({ status: 303 });
    expect(await series()).toMatchObject({ resetsYearly: true, lastNumber: 41, next: "2026-042" });
    expect(await submit()).toMatchObject({ status: 303 });
    expect(await series()).toMatchObject({ resetsYearly: false });
  });

  test("asks for the year in the pattern, beside the pattern", async () => {
    const answer = await submit({ resetsYearly: "on", pattern: "INV-{number:4}" });
    expect(answer).toMatchObject({
      status: 422,
      data: { error: { pattern: [expect.stringContaining("{year}")] } },
    });
  });

  test("says that it stays so once a document was issued", async () => {
    await submit({ resetsYearly: "on" });
    await makeOpenInvoice(world.ctx);
    expect(await series()).toMatchObject({ isBoundToYears: true, isUsed: true });
    expect(await submit()).toMatchObject({ status: 409 });
    expect(await submit({ resetsYearly: "on", pattern: "R{year}-{number:3}" })).toMatchObject({
      status: 303,
    });
    expect(await series()).toMatchObject({ next: "R2026-002" });
  });
});
