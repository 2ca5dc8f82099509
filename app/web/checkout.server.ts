import { data, redirect } from "@remix-run/node";
import { startCheckout } from "#domain/checkout";
import { getInvoiceForLink } from "#domain/invoices";
import type { RefusedPayment } from "../components/client-invoice/page-data.ts";
import { DomainError, invalidField } from "#lib/errors";
import { parseLocalMoney, typedMoney } from "#lib/local-money";
import { textsFor } from "#lib/texts/languages";
import { loadClientInvoice } from "./client-invoice-page.server.ts";
import { type OpenedLink, rememberLink } from "./client-links.server.ts";
import type { Guarded } from "./guards.server.ts";
import { statusOf } from "./refusals.server.ts";

type ClientArgs = Guarded & { readonly link: OpenedLink };

/**
 * Sends the client to where the invoice, or the chosen part of it, can be paid, able to come back to it. An amount that
 * is not allowed is answered with the invoice's page, the sentence beside the amount.
 */
export async function redirectToCheckout(args: ClientArgs): Promise<Response> {
  const { ctx, request, link } = args;
  const { invoiceId, contactId, linkId } = link;
  const typed = await readTypedAmount(request);
  try {
    const amount = typed === null ? undefined : await readAmount(args, typed);
    const { url } = await startCheckout(ctx, { invoiceId, contactId, amount });
    const cookie = await rememberLink(request, ctx.config, linkId);
    return redirect(url, { status: 303, headers: { "Set-Cookie": cookie } });
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind !== "invalid") throw error;
    const refused = { typed: typed ?? "", problem: error.message };
    const answer: RefusedPayment = { page: await loadClientInvoice(args), refused };
    throw data(answer, { status: statusOf.invalid });
  }
}

/** Null when the form had no field for it: then all that is due is meant. */
async function readTypedAmount(request: Request): Promise<string | null> {
  const isForm = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(
    request.headers.get("Content-Type") ?? "",
  );
  if (!isForm) return null;
  const typed = (await request.formData()).get("amount");
  return typeof typed === "string" ? typed : null;
}

async function readAmount({ ctx, link }: ClientArgs, typed: string): Promise<bigint> {
  const invoice = await getInvoiceForLink(ctx, { invoiceId: link.invoiceId });
  const { buyer, client, currency, amountDue } = invoice;
  const locale = buyer?.locale ?? client.locale;
  const { pay } = textsFor(locale);
  if (typed.trim() === "") throw invalidField("amount", pay.enterAmount);
  const money = parseLocalMoney(typed, currency, locale);
  if (!money.ok)
    throw invalidField("amount", pay.unreadable(typedMoney({ amount: amountDue, currency }, locale)));
  return money.value.amount;
}
