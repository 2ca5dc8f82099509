import Papa from "papaparse";
import { entryWords } from "#lib/entry-words";
import { toDecimalString } from "#lib/money";
import { spreadsheetFormula } from "#lib/spreadsheet-formula";
import type { Statement } from "./statement.ts";

/** The statement as CSV; a cell that a spreadsheet would take for a formula is made plain text. */
export function statementCsv(statement: Statement): string {
  const { currency, from, to, opening, closing, rows } = statement;
  const money = (amount: bigint) => toDecimalString({ amount, currency });
  return Papa.unparse(
    {
      fields: ["Date", "What", "Reference", "Debit", "Credit", "Balance", "Currency"],
      data: [
        [from, "Opening balance", "", "", "", money(opening), currency],
        ...rows.map(({ on, kind, reference, debit, credit, balance }) => [
          ...[on, entryWords(kind), reference],
          ...[debit === 0n ? "" : money(debit), credit === 0n ? "" : money(credit), money(balance), currency],
        ]),
        [to, "Closing balance", "", "", "", money(closing), currency],
      ],
    },
    { escapeFormulae: spreadsheetFormula },
  );
}
