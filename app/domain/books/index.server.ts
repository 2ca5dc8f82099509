/** The books as their keeper sets them up: which time is closed, and what the accounts are called in the chart. */
export {
  type AccountCode,
  accountCodesInput,
  accounts,
  listAccountCodes,
  updateAccountCodes,
} from "./account-codes.ts";
export { closeBooks, closeBooksInput, getClosing, reopenBooks, reopenBooksInput } from "./closing.ts";
