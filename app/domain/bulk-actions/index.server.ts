/** One thing done to many invoices: written down first, carried out one by one, and each told what became of it. */
export { chooseInvoices, mostInvoices } from "./choose.ts";
export { startBulkAction, TooManyInvoices, NothingChosen } from "./start.ts";
export { carryOutBulkActions } from "./carry-out.ts";
export { getBulkAction, listRefusals } from "./get.ts";
export { startBulkInput } from "./input.ts";
