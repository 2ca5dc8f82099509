import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { Browser } from "../route-request.ts";

export type Action = (args: LoaderFunctionArgs & ActionFunctionArgs) => Promise<unknown>;

/** Presses a button of that invoice, with what was typed beside it. */
export function pressAs(browser: Browser, action: Action, id: string, fields: Record<string, string> = {}) {
  return browser.submit(action, `/admin/invoices/${id}/button`, fields, { id });
}
