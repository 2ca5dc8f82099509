import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { startCheckout } from "#domain/checkout";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { createWorld } from "../../world.ts";

test("a second live session for an invoice is refused by the database itself, until the first has ended", async () => {
  const world = await createWorld();
  onTestFinished(() => world.close());
  const { id } = await makeOpenInvoice(world.ctx);
  await startCheckout(world.ctx, { invoiceId: id });
  const raw = new Database(world.databasePath);
  onTestFinished(() => void raw.close());
  const changed: Record<string, string> = {
    ...{ id: "'another'", idempotency_key: "'another'", stripe_session_id: "NULL", state: "?" },
  };
  const columns = raw.pragma("table_info(checkout_attempts)") as { name: string }[];
  const values = columns.map(({ name }) => changed[name] ?? `"${name}"`);
  const again = raw.prepare(
    `INSERT INTO checkout_attempts SELECT ${values.join(", ")} FROM checkout_attempts LIMIT 1`,
  );
  for (const state of ["reserved", "open", "expiring"])
    expect(() => again.run(state), state).toThrow("UNIQUE constraint failed: checkout_attempts.invoice_id");
  raw.exec("UPDATE checkout_attempts SET state = 'expired'");
  again.run("reserved");
});
