import { onTestFinished, expect, test } from "vitest";
import Database from "better-sqlite3";
import { writtenLater } from "../../../app/domain/seats/clock-jump.ts";
import { firstDue, nextDue } from "../../../app/domain/seats/next-due.ts";
import { createSeatWorld } from "./seat-world.ts";

type Statement = { readonly sql: string; readonly values: readonly unknown[] };

/** How SQLite will look for the rows of each table that it touches, without what it makes of them afterwards. */
async function plan({ sql, values }: Statement): Promise<string[]> {
  const { databasePath } = await createSeatWorld();
  const connection = new Database(databasePath, { readonly: true });
  onTestFinished(() => void connection.close());
  const steps = connection.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
  return steps.map(({ detail }) => detail).filter((detail) => /^(SEARCH|SCAN) [a-z_]+ /.test(detail));
}

test("when the next update is due is found along indexes alone", async () => {
  const steps = await plan(nextDue);
  expect(steps).not.toHaveLength(0);
  for (const step of steps) expect(step).toMatch(/^SEARCH \w+ (EXISTS )?USING (COVERING )?INDEX /);
  expect(steps).toContainEqual(expect.stringContaining("(state=? AND verify_at>?)"));
});

test("whether the clock was put back is answered by an index without any row", async () => {
  expect(await plan(writtenLater(new Date()))).toEqual([
    "SEARCH billing_updates USING COVERING INDEX billing_updates_updated_at_idx (updated_at>?)",
  ]);
});

test("which update is to be taken up is found along indexes alone", async () => {
  const steps = await plan(firstDue(new Date()));
  expect(steps).not.toHaveLength(0);
  for (const step of steps) expect(step).toMatch(/^SEARCH \w+ (EXISTS )?USING (COVERING )?INDEX /);
});
