import { useLoaderData } from "@remix-run/react";
import { getBulkAction, listRefusals } from "#domain/bulk-actions";
import { BulkProgress } from "#components/invoice/bulk-progress";
import { pageTitle } from "#components/page-title";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Many invoices");

export const loader = forAdmin(async ({ ctx, params, request }) => {
  const id = String(params["id"]);
  const cursor = new URL(request.url).searchParams.get("cursor");
  const [action, refusals] = await Promise.all([
    getBulkAction(ctx, { id }),
    listRefusals(ctx, { id, cursor }),
  ]);
  return { action, refusals };
});

export default function Progress() {
  return <BulkProgress {...useLoaderData<typeof loader>()} />;
}
