/** Statements: what happened between a client and the organization, row by row, adding up to what the books say. */
export { clientStatement, type Statement, type StatementRow } from "./statement.ts";
export { statementCsv } from "./csv.ts";
export { statementPdf } from "./document.ts";
export { usualStatement } from "./period.ts";
export { clientStatementInput } from "./input.ts";
