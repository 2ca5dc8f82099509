import { expect, onTestFinished, test } from "vitest";
import { callerWith, until } from "../books.ts";
import { openSeatDesk } from "../seat-desk/desk.ts";
import { lookAt } from "../seat-desk/rows.ts";

const monthsAgo = (count: number) => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - count, 1));
};

test.each(["before-bill-commit:2:kill", "after-bill:2:kill"])(
  "a run that dies at %s is taken up after the start, and bills every event once",
  async (place) => {
    const desk = await openSeatDesk();
    onTestFinished(() => desk.close());
    const call = callerWith({ url: desk.url, key: desk.organizations[0]?.apiKey ?? "" });
    await desk.start({ FAULT_AT: place });
    const client = await call("clients.create", {
      ...{ name: "Acme", email: "ada@acme.test", currency: "EUR", timeZone: "UTC" },
    });
    await call("meters.create", { key: "calls", name: "Calls", unit: "calls", aggregation: "sum" });
    const price = await call("prices.create", {
      ...{ name: "Calls", currency: "EUR", meterKey: "calls", model: "per_unit", unitAmountDecimal: "10" },
    });
    const events = [3, 2, 1].map((months) => ({
      ...{ id: `event-${months}`, meter: "calls", client: client["id"], value: String(months) },
      at: monthsAgo(months).toISOString(),
    }));
    await call("usage.ingest", { events });
    const plan = {
      ...{ clientId: client["id"], priceIds: [price["id"]], interval: "month", finish: "send" },
      startsOn: monthsAgo(3).toISOString().slice(0, 10),
    };
    // The answer may die with the server: it bills what is due at once.
    await call("usagePlans.create", plan).catch(() => undefined);
    await desk.death();
    expect(desk.output()).toContain("dying at ");

    await desk.start();
    const bills = () =>
      lookAt<{ total: number }>(
        desk.database,
        "SELECT total FROM invoices WHERE status = 'open' ORDER BY id",
      );
    await until(() => bills().length === 3);
    await until(
      () => lookAt(desk.database, "SELECT id FROM usage_bills WHERE state <> 'finished'").length === 0,
    );
    const { invoices } = await call("billingRuns.run", {});
    expect(invoices).toEqual([]);
    expect(bills().map(({ total }) => total)).toEqual([30, 20, 10]);
    expect(lookAt(desk.database, "SELECT id FROM usage_claims")).toHaveLength(3);
    await desk.mailbox.waitForMessage(() => desk.mailbox.messages().length === 3, 20_000);
    expect(await desk.installation.runCommand(["prove"], desk.variables)).toContain("no difference");
  },
);
