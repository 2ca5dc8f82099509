import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { endDeadProof, findProof, startProof } from "#domain/proof";
import { inTransaction } from "#platform/context";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { makePaidInvoice } from "../../payment-stories.ts";
import { createWorld, type World } from "../../world.ts";
import { store } from "../../../app/domain/proof/stored.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const prove = async () => {
  await (
    await startProof(world.ctx)
  )?.ended;
  return findProof(world.ctx);
};

const tamper = (sql: string) => {
  const raw = new Database(world.databasePath);
  raw.exec(sql);
  raw.close();
};

describe("a proof from the page", () => {
  test("of books that are right finds nothing, and is kept with its time", async () => {
    expect(await findProof(world.ctx)).toBeNull();
    await makePaidInvoice(world);
    expect(await prove()).toMatchObject({
      state: "done",
      startedAt: world.clock.now(),
      endedAt: world.clock.now(),
      count: 0,
      differences: [],
      error: null,
    });
  });

  test("keeps what differs, in sentences, until the next one", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    tamper(`UPDATE invoices SET amount_due = 1 WHERE id = '${id}'`);
    const found = await prove();
    expect(found).toMatchObject({ state: "done" });
    expect(found?.count).toBe(found?.differences?.length);
    expect(found?.differences).toContainEqual(
      expect.stringContaining("the books have 10000 as due and the invoice 1."),
    );
    tamper(`UPDATE invoices SET amount_due = 10000 WHERE id = '${id}'`);
    expect(await prove()).toMatchObject({ count: 0 });
  });

  test("runs once at a time, however often it is asked for", async () => {
    const first = await startProof(world.ctx);
    expect(await startProof(world.ctx)).toBeNull();
    expect(await findProof(world.ctx)).toMatchObject({ state: "running", steps: 8, count: null });
    await first?.ended;
    const next = await startProof(world.ctx);
    expect(next).not.toBeNull();
    await next?.ended;
  });

  test("lets others have their turn between its pages", async () => {
    await makeOpenInvoice(world.ctx);
    let turns = 0;
    let isOver = false;
    const proof = await startProof(world.ctx);
    const over = proof?.ended.then(() => (isOver = true));
    const take = () => {
      turns += 1;
      if (!isOver) setImmediate(take);
    };
    setImmediate(take);
    await over;
    expect(turns).toBeGreaterThan(5);
  });

  test("that a process died over is over when the next one starts", async () => {
    await inTransaction(world.systemCtx, (tx) =>
      store(tx, {
        ...{ state: "running", startedAt: 0, endedAt: null, step: 2 },
        ...{ count: 0, differences: [], error: null },
      }),
    );
    expect(await findProof(world.ctx)).toMatchObject({ state: "running", part: "credit-notes", step: 3 });
    await endDeadProof(world.systemCtx);
    expect(await findProof(world.ctx)).toMatchObject({
      state: "failed",
      error: "The server was stopped meanwhile. Prove the books again.",
    });
    expect(await prove()).toMatchObject({ state: "done" });
  });

  test("shows its sentences to the organization that looks after the deployment alone", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    tamper(`UPDATE invoices SET amount_due = 1 WHERE id = '${id}'`);
    const count = (await prove())?.count;
    expect(await findProof(await world.foreigner())).toMatchObject({ count, differences: null });
  });
});
