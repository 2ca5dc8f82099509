/**
 * What a spreadsheet would take for a formula, in a cell of a CSV file; it gets an apostrophe in front (papaparse's
 * `escapeFormulae`). A plain number below zero is none, and a quoted amount could not be added up.
 */
export const spreadsheetFormula = /^(?!-\d+(?:\.\d+)?$)[=+\-@\t\r\n]/;
