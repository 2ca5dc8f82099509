import { useLoaderData } from "@remix-run/react";
import { listDiscrepancies, listDiscrepanciesInput } from "#domain/reconciliation";
import { StateFilter } from "#components/billing/state-filter";
import { Card } from "#components/card";
import { EmptyState } from "#components/empty-state";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { DiscrepancyTable } from "#components/reconciliation/discrepancy-table";
import { withInvoices } from "#web/discrepancies";
import { forAdmin } from "#web/guards";
import { readListQuery } from "#web/list-query";

export const meta = () => pageTitle("Discrepancies");

export const loader = forAdmin(async ({ ctx, request, staff }) => {
  const { locale, timeZone } = staff.organization;
  const asked = readListQuery(request, listDiscrepanciesInput);
  const { items, nextCursor } = await listDiscrepancies(ctx, { state: "any", ...asked });
  return { items: await withInvoices(ctx, items), nextCursor, zone: { locale, timeZone } };
});

const states = [
  { value: "open", label: "Open" },
  { value: "matched", label: "Matched" },
  { value: "ignored", label: "Ignored" },
  { value: "healed", label: "Gone" },
];

export default function Discrepancies() {
  const { items, nextCursor, zone } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Discrepancies"
        breadcrumbs={[{ to: "/admin/reconciliation", label: "Reconciliation" }]}
      />
      <StateFilter label="Discrepancies by state" options={states} />
      <Card isFlush>
        <DiscrepancyTable
          discrepancies={items}
          {...zone}
          empty={
            <EmptyState icon="check" title="None">
              No discrepancy is in this state.
            </EmptyState>
          }
        />
      </Card>
      <Pager nextCursor={nextCursor} />
    </>
  );
}
