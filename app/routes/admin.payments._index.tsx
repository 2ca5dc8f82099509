import { useLoaderData } from "@remix-run/react";
import { listPayments, listPaymentsInput } from "#domain/payments";
import { Card } from "#components/card";
import { EmptyState } from "#components/empty-state";
import { ExportLink } from "#components/export-link";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { PaymentTable } from "#components/payment/payment-table";
import { SearchForm, type SearchFilter } from "#components/search-form";
import { forAdmin } from "#web/guards";
import { readListQuery } from "#web/list-query";

export const meta = () => pageTitle("Payments");

export const loader = forAdmin(async ({ ctx, request, staff }) => {
  const query = readListQuery(request, listPaymentsInput);
  const { items, nextCursor } = await listPayments(ctx, query);
  const { cursor: _, ...narrowing } = query;
  const { locale, timeZone } = staff.organization;
  return {
    payments: items,
    nextCursor,
    isNarrowed: Object.values(narrowing).some((value) => value !== undefined),
    locale,
    timeZone,
  };
});

const filters: SearchFilter[] = [
  {
    name: "state",
    label: "State",
    options: [
      { value: "processing", label: "On its way" },
      { value: "succeeded", label: "Succeeded" },
      { value: "failed", label: "Failed" },
    ],
  },
  {
    name: "source",
    label: "Came",
    options: [
      { value: "stripe", label: "Through Stripe" },
      { value: "offline", label: "Otherwise" },
    ],
  },
];

export default function Payments() {
  const { payments, nextCursor, isNarrowed, locale, timeZone } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title="Payments" actions={<ExportLink to="/admin/payments/csv" />} />
      <SearchForm label="Search payments" placeholder="Invoice, client or reference" filters={filters} />
      <Card isFlush>
        <PaymentTable
          payments={payments}
          locale={locale}
          timeZone={timeZone}
          empty={
            isNarrowed ? (
              <EmptyState icon="search" title="No payment fits">
                Ask for less, or look at all payments.
              </EmptyState>
            ) : (
              <EmptyState icon="payments" title="No payments yet">
                What clients pay through Stripe comes here by itself. Record other money on its invoice.
              </EmptyState>
            )
          }
        />
      </Card>
      <Pager nextCursor={nextCursor} />
    </>
  );
}
