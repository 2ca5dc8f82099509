import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { mostInvoices, startBulkAction, startBulkInput } from "#domain/bulk-actions";
import { InvalidInput } from "#lib/errors";
import { newId } from "#lib/ids";
import { fieldProblems } from "#lib/input";
import { bulkVerbs } from "#lib/statuses";
import { BulkConfirmation } from "#components/invoice/bulk-confirmation";
import { pageTitle } from "#components/page-title";
import { readChosen } from "#web/chosen-invoices";
import { forAdmin } from "#web/guards";
import { readListQuery } from "#web/list-query";
import { refusalFlash } from "#web/refusal-flash";

export const meta = () => pageTitle("Many invoices");

const question = z.object({ verb: z.enum(bulkVerbs, "Choose what to do: send or remind.") });

/** So many are shown before they are done; the others are counted. */
const mostShown = 50;

export const loader = forAdmin(async ({ ctx, request, staff }) => {
  const { verb } = readListQuery(request, question);
  const chosen = await readChosen(ctx, request);
  return {
    id: newId(),
    verb,
    isTooMany: chosen.length > mostInvoices,
    mostInvoices,
    invoiceIds: chosen.map(({ id }) => id),
    shown: chosen.slice(0, mostShown),
    locale: staff.organization.locale,
  };
});

/** The ids stand in one field, because a form may have only so many. */
const startForm = startBulkInput.extend({
  invoiceIds: z.string("Choose the invoices.").transform((text) => text.split(" ").filter((id) => id !== "")),
});

export const action = forAdmin(async ({ ctx, request, context }) =>
  refusalFlash(context, "/admin/invoices", async () => {
    const asked = startForm.safeParse(Object.fromEntries(await request.formData()));
    if (!asked.success) throw new InvalidInput(fieldProblems(asked.error));
    await startBulkAction(ctx, asked.data);
    return redirect(`/admin/invoices/bulk/${asked.data.id}`, 303);
  }),
);

export default function Bulk() {
  return <BulkConfirmation {...useLoaderData<typeof loader>()} />;
}
