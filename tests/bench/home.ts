import { measureInTurn, startFilledDesk } from "./filled-desk.ts";
import { atLeast, type Measured, median, shown } from "./table.ts";

const few = 100;
const many = 100_000;

/** What an admin sees first, with many invoices against the same with few. */
export async function benchHome(): Promise<Measured[]> {
  const desks = { few: await startFilledDesk(few), many: await startFilledDesk(many) };
  try {
    const rates = await measureInTurn(desks, () => "/admin");
    const ratio = median(rates.many.map((rate, index) => rate / Number(rates.few[index])));
    return [
      atLeast(`admin home: requests per second with ${many} invoices against ${few}`, ratio, 0.7),
      shown(`admin home: requests per second with ${many} invoices`, median(rates.many), "/s"),
    ];
  } finally {
    await Promise.all([desks.few.desk.stop(), desks.many.desk.stop()]);
  }
}
