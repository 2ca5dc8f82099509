import { type Filled, measureInTurn, startFilledDesk } from "./filled-desk.ts";
import { isFull } from "./full.ts";
import { atLeast, type Measured, median, shown } from "./table.ts";

const few = 100;
const many = isFull ? 100_000 : 10_000;

type Listed = Filled & { secondPage: string };

/** The pages that list, with many invoices against the same with few. */
export async function benchManyInvoices(): Promise<Measured[]> {
  const desks = { few: await deskWith(few), many: await deskWith(many) };
  try {
    const pages: [name: string, path: (desk: Listed) => string][] = [
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

async function deskWith(count: number): Promise<Listed> {
  const filled = await startFilledDesk(count);
  const { url, cookie } = filled.desk;
  const html = await (await fetch(`${url}/admin/invoices?sort=-total`, { headers: { cookie } })).text();
  const cursor = /[?&;]cursor=([\w-]+)/.exec(html)?.[1];
  if (!cursor) throw new Error("There is no second page.");
  return { ...filled, secondPage: `/admin/invoices?sort=-total&cursor=${cursor}` };
}

async function compare(
  name: string,
  desks: { few: Listed; many: Listed },
  path: (desk: Listed) => string,
): Promise<Measured[]> {
  const rates = await measureInTurn(desks, path);
  const ratio = median(rates.many.map((rate, index) => rate / Number(rates.few[index])));
  return [
    atLeast(`${name}: requests per second with ${many} invoices against ${few}`, ratio, 0.8),
    shown(`${name}: requests per second with ${many} invoices`, median(rates.many), "/s"),
  ];
}
