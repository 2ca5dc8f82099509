import { useLoaderData } from "@remix-run/react";
import { getInvoice } from "#domain/invoices";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { LineUsage } from "#components/usage/line-usage";
import { forStaff } from "#web/guards";
import { loadLineUsage } from "#web/line-usage";

export const meta = () => pageTitle("How this was counted");

export const loader = forStaff(async ({ ctx, params, staff }) => {
  const [invoiceId, lineId] = [String(params["id"]), String(params["lineId"])];
  const { number } = await getInvoice(ctx, { id: invoiceId });
  const page = `/admin/invoices/${invoiceId}`;
  const csvAt = `${page}/lines/${lineId}/usage.csv`;
  const places = { invoices: "/admin/invoices", eventsAt: "/admin/usage/events", csvAt };
  const usage = await loadLineUsage(ctx, { invoiceId, lineId }, places);
  return { usage, page, name: number ?? "Draft invoice", locale: staff.organization.locale };
});

export default function UsageOfLine() {
  const { usage, page, name, locale } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="How this was counted"
        description={usage.description}
        breadcrumbs={[
          { to: "/admin/invoices", label: "Invoices" },
          { to: page, label: name },
        ]}
      />
      <LineUsage {...{ usage, locale }} />
    </>
  );
}
