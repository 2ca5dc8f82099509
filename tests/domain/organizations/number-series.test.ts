import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  confirmNumberSeries,
  listNumberSeries,
  SeriesAlreadyUsed,
  SeriesNotWaiting,
  updateNumberSeries,
} from "#domain/organizations";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld({ now: "2026-12-31T23:30:00Z" });
});
afterEach(() => world.close());

const change = (over: { pattern?: string; lastNumber?: number; kind?: "invoice" | "credit_note" }) =>
  updateNumberSeries(world.ctx, { kind: "invoice", pattern: "INV-{number:4}", ...over });
const series = async (kind = "invoice") =>
  (await listNumberSeries(world.ctx)).find((one) => one.kind === kind);
const set = (data: { lastNumber?: number; lastIssuedOn?: string; needsConfirmation?: boolean }) =>
  world.database.db.numberSeries.updateMany({ where: { kind: "invoice" }, data });

test("the next number is the one of today in the organization's zone", async () => {
  await change({ pattern: "{year}-{number:3}", lastNumber: 41 });
  expect(await series()).toMatchObject({ next: "2027-042", lastNumber: 41, isUsed: false });
});

test("numbering goes on after the last number issued elsewhere", async () => {
  await change({ lastNumber: 1041 });
  expect(await series()).toMatchObject({ next: "INV-1042" });
  expect(await world.database.db.activity.findMany()).toMatchObject([
    {
      verb: "updated",
      subjectKind: "number_series",
      before: '{"lastNumber":0}',
      after: '{"lastNumber":1041}',
    },
  ]);
});

test("after the first document the last number is not set any more, but the pattern is", async () => {
  await set({ lastNumber: 3, lastIssuedOn: "2026-12-01" });
  await expect(change({ lastNumber: 9 })).rejects.toThrow(SeriesAlreadyUsed);
  await change({ pattern: "R-{number:4}" });
  expect(await series()).toMatchObject({ next: "R-0004", isUsed: true });
});

test("another organization's series stay as they are", async () => {
  const foreigner = await world.foreigner();
  await change({ pattern: "R-{number:4}" });
  expect(await listNumberSeries(foreigner)).toMatchObject([
    { kind: "invoice", pattern: "INV-{number:4}" },
    { kind: "credit_note", pattern: "CN-{number:4}" },
  ]);
});

describe("after a restore", () => {
  const confirm = (lastNumber: number) => confirmNumberSeries(world.ctx, { kind: "invoice", lastNumber });
  beforeEach(() => set({ lastNumber: 12, lastIssuedOn: "2026-12-01", needsConfirmation: true }));

  test("an admin confirms the last number, and numbering goes on after it", async () => {
    await confirm(15);
    expect(await series()).toMatchObject({ needsConfirmation: false, next: "INV-0016" });
    expect(await world.database.db.activity.findMany()).toMatchObject([
      { verb: "confirmed", subjectKind: "number_series" },
    ]);
  });

  test("a number below the last that the books know is refused", async () => {
    await expect(confirm(11)).rejects.toMatchObject({
      fields: [{ path: "lastNumber", message: "Number 12 is issued. Enter it or a later one." }],
    });
    expect(await series()).toMatchObject({ needsConfirmation: true, lastNumber: 12 });
  });

  test("it is confirmed once", async () => {
    await confirm(12);
    await expect(confirm(20)).rejects.toThrow(SeriesNotWaiting);
    expect(await series()).toMatchObject({ lastNumber: 12 });
  });
});
