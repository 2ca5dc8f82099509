import { data } from "@remix-run/node";
import { listActivity } from "#domain/activity";
import { usageLines } from "#domain/billing-runs";
import { listContacts } from "#domain/clients";
import { getInvoice, listIssueWarnings, viewsOfInvoice } from "#domain/invoices";
import { listEntries } from "#domain/ledger";
import { listPaymentsOf } from "#domain/payments";
import { remindersOfInvoice } from "#domain/reminders";
import { DomainError } from "#lib/errors";
import { activityDetails } from "../components/invoice/activity-details.ts";
import type { InvoiceAnswer, InvoicePageData } from "../components/invoice/page-data.ts";
import { flashRedirect } from "./flash.server.ts";
import { loadInvoiceCredit } from "./invoice-credit.server.ts";
import type { Guarded, Staff } from "./guards.server.ts";
import { statusOf } from "./refusals.server.ts";

type StaffArgs = Guarded & { readonly staff: Staff };

/** What the page of the invoice that `params.id` names shows. The addresses of its buttons show the same page. */
export async function loadInvoicePage({ ctx, request, params, staff }: StaffArgs): Promise<InvoicePageData> {
  const invoice = await getInvoice(ctx, { id: String(params["id"]) });
  const { id, clientId, status, currency } = invoice;
  const total = { amount: invoice.total, currency };
  const mayMoveMoney = staff.role !== "agent";
  const { locale, timeZone } = staff.organization;
  const cursor = new URL(request.url).searchParams.get("cursor");
  const [payments, activity, entries, credit, warnings, contacts, views, counted] = await Promise.all([
    listPaymentsOf(ctx, { invoiceId: id }),
    listActivity(ctx, { subjectKind: "invoice", subjectId: id, cursor, limit: 20 }),
    mayMoveMoney ? listEntries(ctx, { invoiceId: id, limit: 100 }) : null,
    mayMoveMoney ? loadInvoiceCredit(ctx, invoice) : null,
    status === "draft" ? listIssueWarnings(ctx, { clientId, total }) : [],
    listContacts(ctx, { clientId }),
    viewsOfInvoice(ctx, { invoiceId: id }),
    usageLines(ctx, { invoiceId: id }),
  ]);
  return {
    invoice: {
      ...invoice,
      lines: invoice.lines.map((line) => ({
        ...line,
        ...(counted.includes(line.id) && { countedAt: `/admin/invoices/${id}/lines/${line.id}/usage` }),
      })),
    },
    payments,
    activity: {
      items: activity.items.map(({ actorName, at, verb, subjectKind, after, ...item }) => ({
        id: item.id,
        at,
        actorName,
        verb,
        subjectKind,
        details: activityDetails({ after, currency, locale }),
      })),
      nextCursor: activity.nextCursor,
    },
    entries: entries && entries.items.map(({ sourceId: _, ...entry }) => entry),
    credit,
    reminders: status === "draft" ? null : await remindersOfInvoice(ctx, { invoiceId: id }),
    warnings,
    recipients: contacts.filter(({ getsInvoices }) => getsInvoices).map(({ email }) => email),
    contacts: contacts.map(({ id: contactId, name, email, getsInvoices }) => {
      const seen = views.find((view) => view.contactId === contactId);
      return {
        ...{ id: contactId, name, email, getsInvoices },
        viewCount: seen?.count ?? 0,
        lastViewedAt: seen?.lastViewedAt ?? null,
      };
    }),
    locale,
    timeZone,
    mayMoveMoney,
  };
}

type Done = { readonly message: string; readonly to?: string };

/**
 * The action of one of the invoice's buttons: what it did is told on the invoice's page. A refusal is answered with its
 * own status and told on the page that the button's address shows.
 */
export function invoiceButton(press: (args: StaffArgs, id: string) => Promise<Done>) {
  return async (args: StaffArgs) => {
    const id = String(args.params["id"]);
    return answeringRefusals(async () => {
      const { message, to = `/admin/invoices/${id}` } = await press(args, id);
      return flashRedirect(args.context, to, message);
    });
  };
}

/** Refusals of a button as an answer for the page. What does not exist stays a page of its own. */
export async function answeringRefusals<R>(work: () => Promise<R>) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind === "not-found") throw error;
    const answer: InvoiceAnswer = { refusal: error.message };
    return data(answer, { status: statusOf[error.kind] });
  }
}
