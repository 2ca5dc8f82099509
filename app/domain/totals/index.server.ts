/** What all invoices owe and all payments brought, kept in step by the database itself and never added up by going over them. */
export { sumOwed, sumOwedByAge, type OwedAge } from "./sum-owed.ts";
export { sumReceived } from "./sum-received.ts";
export { proveTotals } from "./prove.ts";
