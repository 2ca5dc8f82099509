import autocannon from "autocannon";
import Database from "better-sqlite3";
import { type Desk, startDesk } from "../demo/desk.ts";
import { copyInvoices } from "./copy-invoices.ts";

const secondsPerRound = 3;
const rounds = 5;
const invoicesPerClient = 50;

export type Filled = { desk: Desk; number: string; clientId: string; clientName: string };

/** A desk with so many more invoices, and one in the middle of them. */
export async function startFilledDesk(count: number): Promise<Filled> {
  const found = { number: "", clientId: "", clientName: "" };
  const desk = await startDesk({
    prepare: (path) => {
      const connection = new Database(path);
      const { id, organization_id } = connection.prepare(template).get() as Record<string, string>;
      copyInvoices(path, {
        ...{ organizationId: String(organization_id), templateId: String(id), count },
        clientCount: Math.ceil(count / invoicesPerClient),
        // As long as each other, so that none begins like another.
        numberOf: (index) => `COPY-${1_000_000 + index}`,
      });
      Object.assign(found, connection.prepare(example).get());
      connection.close();
    },
  });
  return { desk, ...found };
}

const template = `SELECT id, organization_id FROM invoices WHERE status = 'open' AND payment_status = 'unpaid'
  AND id NOT IN (SELECT invoice_id FROM credit_notes) AND id NOT IN (SELECT invoice_id FROM credit_applications) LIMIT 1`;

const example = `SELECT invoices.number, clients.id AS clientId, clients.name AS clientName
  FROM invoices JOIN clients ON clients.id = invoices.client_id WHERE number LIKE 'COPY-%' ORDER BY invoices.id
  LIMIT 1 OFFSET 50`;

/** Requests per second of the two, round by round in turn. */
export async function measureInTurn<D extends Filled>(
  desks: { few: D; many: D },
  path: (desk: D) => string,
): Promise<{ few: number[]; many: number[] }> {
  const rates = { few: [] as number[], many: [] as number[] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const which of ["few", "many"] as const) {
      const rate = await requestsPerSecond(desks[which].desk, path(desks[which]));
      // The first round warms up.
      if (round > 0) rates[which].push(rate);
    }
  }
  return rates;
}

async function requestsPerSecond({ url, cookie }: Desk, path: string): Promise<number> {
  const result = await autocannon({
    url: url + path,
    connections: 8,
    duration: secondsPerRound,
    headers: { cookie },
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${path} failed ${result.non2xx + result.errors} times.`);
  return result.requests.average;
}
