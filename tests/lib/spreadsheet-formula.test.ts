import { expect, test } from "vitest";
import { spreadsheetFormula } from "#lib/spreadsheet-formula";

test.each(["=1+1", "+1", "@SUM(A1)", "-1+1", "-A1", "--1", "\t=1", "\r=1", "\n=1"])(
  "%j is a formula",
  (cell) => {
    expect(spreadsheetFormula.test(cell)).toBe(true);
  },
);

test.each(["", "Acme", "1-1", "-1", "-12.50", "12.50", " =1"])("%j is none", (cell) => {
  expect(spreadsheetFormula.test(cell)).toBe(false);
});
