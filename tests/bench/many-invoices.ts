import autocannon from "autocannon";
import Database from "better-sqlite3";
import { type Desk, startDesk } from "../demo/desk.ts";
import { copyInvoices } from "./copy-invoices.ts";
import { isFull } from "./full.ts";
import { atLeast, type Measured, median, shown } from "./table.ts";

const rounds = 5;
const secondsPerRound = 3;
const few = 100;
const many = isFull ? 100_000 : 10_000;
const invoicesPerClient = 50;

/** The pages that list, with many invoices against the same with few. */
export async function benchManyInvoices(): Promise<Measured[]> {
  const desks = { few: await deskWith(few), many: await deskWith(many) };
  try {
    const pages: [name: string, path: (desk: Filled) => string][] = [
      ["invoices list", () => "/admin/invoices"],
      ["invoices list by total, second page", ({ secondPage }) => secondPage],
      ["search for a number", ({ number }) => `/admin/invoices?q=${number}`],
      ["search for a client", ({ clientName }) => `/admin/invoices?q=${encodeURIComponent(clientName)}`],
      ["search for a word of every client", () => "/admin/invoices?q=copied"],
      ["client page", ({ clientId }) => `/admin/clients/${clientId}`],
    ];
    const measured: Measured[] = [];
    for (const [name, path] of pages) measured.push(...(await compare(name, desks, path)));
    return measured;
  } finally {
    await Promise.all([desks.few.desk.stop(), desks.many.desk.stop()]);
  }
}

type Filled = { desk: Desk; number: string; clientId: string; clientName: string; secondPage: string };

async function deskWith(count: number): Promise<Filled> {
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
  const html = await (
    await fetch(`${desk.url}/admin/invoices?sort=-total`, { headers: { cookie: desk.cookie } })
  ).text();
  const cursor = /[?&;]cursor=([\w-]+)/.exec(html)?.[1];
  if (!cursor) throw new Error("There is no second page.");
  return { desk, ...found, secondPage: `/admin/invoices?sort=-total&cursor=${cursor}` };
}

const template = `SELECT id, organization_id FROM invoices WHERE status = 'open' AND payment_status = 'unpaid'
  AND id NOT IN (SELECT invoice_id FROM credit_notes) AND id NOT IN (SELECT invoice_id FROM credit_applications) LIMIT 1`;

/** One in the middle of what was copied. */
const example = `SELECT invoices.number, clients.id AS clientId, clients.name AS clientName
  FROM invoices JOIN clients ON clients.id = invoices.client_id WHERE number LIKE 'COPY-%' ORDER BY invoices.id
  LIMIT 1 OFFSET ${few / 2}`;

async function compare(
  name: string,
  desks: { few: Filled; many: Filled },
  path: (desk: Filled) => string,
): Promise<Measured[]> {
  const rates = { few: [] as number[], many: [] as number[] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const which of ["few", "many"] as const) {
      const rate = await requestsPerSecond(desks[which].desk, path(desks[which]));
      // The first round warms up.
      if (round > 0) rates[which].push(rate);
    }
  }
  const ratio = median(rates.many.map((rate, index) => rate / Number(rates.few[index])));
  return [
    atLeast(`${name}: requests per second with ${many} invoices against ${few}`, ratio, 0.8),
    shown(`${name}: requests per second with ${many} invoices`, median(rates.many), "/s"),
  ];
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
