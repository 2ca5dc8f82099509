import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  confirmNumberSeries,
  formatDocumentNumber,
  getOrganization,
  listNumberSeries,
  type OrganizationChange,
  updateNumberSeries,
  updateOrganization,
} from "#domain/organizations";
import { createWorld, type World } from "../../world.ts";

// Nothing here changes anything, so that one world is enough.
let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

describe("a wrong setting is refused at its field", () => {
  test.each<[string, unknown, string]>([
    ["name", "", "The organization's name is missing."],
    ["name", "x".repeat(121), "at most 120 characters"],
    ["address", "x".repeat(601), "at most 600 characters"],
    ["taxNumber", "x".repeat(61), "at most 60 characters"],
    ["taxNumber", "two\nlines", "one line"],
    ["email", "office", "This is not an e-mail address"],
    ["timeZone", "Mars/Olympus", "Choose a time zone"],
    ["timeZone", "+02:00", "Choose a time zone"],
    ["currency", "XXX", "currencies that can be charged"],
    ["currency", "BTC", "currencies that can be charged"],
    ["locale", "not a locale", "Choose a language"],
    ["netDays", -1, "from 0 to 365"],
    ["netDays", 366, "from 0 to 365"],
    ["netDays", 1.5, "from 0 to 365"],
    ["netDays", Number.NaN, "from 0 to 365"],
    ["netDays", 100_000_000, "from 0 to 365"],
    ["seatPolicy", "sometimes", "Choose when an agent takes a seat."],
    ["seatLimit", -1, "Enter a whole number of seats"],
    ["seatLimit", 2.5, "Enter a whole number of seats"],
    ["seatLimit", 1_000_000_000, "at most 100000 seats"],
    ["version", 0, "version"],
  ])("%s %j", async (path, value, message) => {
    const change = { version: 1, [path]: value } as OrganizationChange;
    await expect(updateOrganization(world.ctx, change)).rejects.toMatchObject({
      kind: "invalid",
      fields: [{ path, message: expect.stringContaining(message) as string }],
    });
    expect(await getOrganization(world.ctx)).toMatchObject({ version: 1 });
  });
});

const change = (over: { pattern?: string; lastNumber?: number }) =>
  updateNumberSeries(world.ctx, { kind: "invoice", pattern: "INV-{number:4}", ...over });

test.each([
  ["INV-{number:4}", 7, "INV-0007"],
  ["INV-{number:4}", 12_345, "INV-12345"],
  ["{year}/{number:6}", 1, "2026/000001"],
  ["{number:1}", 10, "10"],
  ["R{number:2}-{year}", 3, "R03-2026"],
])("%s makes of %i the number %s", (pattern, number, expected) => {
  expect(formatDocumentNumber({ pattern, number, issuedOn: "2026-03-01" })).toBe(expected);
});

test.each([
  ["", "Put the number in exactly once"],
  ["INV", "Put the number in exactly once"],
  ["INV-{number}", "Put the number in exactly once"],
  ["INV-{number:0}", "Put the number in exactly once"],
  ["INV-{number:10}", "Put the number in exactly once"],
  ["{number:4}-{number:4}", "Put the number in exactly once"],
  ["{year}-{year}-{number:4}", "Put {year} in once at most."],
  ["INV-{month}-{number:4}", "use letters, digits"],
  ["INV<b>{number:4}", "use letters, digits"],
  ["INV\n{number:4}", "use letters, digits"],
  ["INV1{number:4}", "between the number and other digits"],
  ["{number:4}0", "between the number and other digits"],
  ["{year}{number:4}", "between the number and other digits"],
  [`${"x".repeat(40)}{number:4}`, "at most 40 characters"],
  ["CN-{number:4}", "The other series has this pattern."],
])("the pattern %j is refused", async (pattern, message) => {
  await expect(change({ pattern })).rejects.toMatchObject({
    fields: [{ path: "pattern", message: expect.stringContaining(message) as string }],
  });
  expect((await listNumberSeries(world.ctx))[0]).toMatchObject({ pattern: "INV-{number:4}" });
});

test.each([-1, 1.5, 1_000_000_000, Number.NaN])("the last number %d is refused", async (lastNumber) => {
  await expect(change({ lastNumber })).rejects.toMatchObject({ fields: [{ path: "lastNumber" }] });
});

test.each([-1, 1.5, 1_000_000_000_000])("the confirmed number %d is refused", async (lastNumber) => {
  await expect(confirmNumberSeries(world.ctx, { kind: "invoice", lastNumber })).rejects.toMatchObject({
    fields: [{ path: "lastNumber" }],
  });
});
