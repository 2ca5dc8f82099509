import type { Context } from "#platform/context";
import { makeClient } from "../../tests/billing-factories.ts";

export type Clients = Awaited<ReturnType<typeof meetClients>>;

/** Three clients with three currencies, and a fourth whose mail server refuses everything. */
export async function meetClients(ctx: Context) {
  return {
    punctual: await makeClient(ctx, {
      name: "Brandt Maschinenbau GmbH",
      address: "Werkstr. 5\n70174 Stuttgart\nGermany",
      email: "buchhaltung@brandt.test",
      key: "brandt",
      locale: "de-DE",
      timeZone: "Europe/Berlin",
      taxNumber: "DE123456789",
      contacts: [{ name: "Petra Brandt", email: "petra@brandt.test" }],
    }),
    late: await makeClient(ctx, {
      name: "Northwind Bikes, Inc.",
      email: "ap@northwind.test",
      key: "northwind",
      currency: "USD",
      locale: "en-US",
      timeZone: "America/Chicago",
      address: "200 Lake Street\nChicago, IL 60601\nUSA",
      netDays: 30,
      taxNumber: "",
    }),
    distant: await makeClient(ctx, {
      name: "Hanami Design K.K.",
      email: "keiri@hanami.test",
      key: "hanami",
      currency: "JPY",
      locale: "en-US",
      timeZone: "Asia/Tokyo",
      address: "2-1 Sakura-dori\nNagoya 450-0002\nJapan",
      taxNumber: "",
    }),
    unreachable: await makeClient(ctx, {
      name: "Moved & Gone Ltd",
      email: "office@gone.test",
      key: "gone",
      locale: "en-GB",
      timeZone: "Europe/London",
      address: "4 Former Lane\nLeeds LS1 1AA\nUnited Kingdom",
    }),
  };
}
