import { useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { listClients } from "#domain/clients";
import { listInvoices } from "#domain/invoices";
import { listPayments } from "#domain/payments";
import { Card } from "#components/card";
import { EmptyState } from "#components/empty-state";
import { InvoiceTable } from "#components/invoice/invoice-table";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { PaymentTable } from "#components/payment/payment-table";
import { SearchForm } from "#components/search-form";
import { TextLink } from "#components/text-link";
import { forStaff } from "#web/guards";

export const meta = () => pageTitle("Search");

/** So many of a kind are shown; the list of the kind has all. */
const limit = 5;

export const loader = forStaff(async ({ ctx, request, staff }) => {
  const search = (new URL(request.url).searchParams.get("q") ?? "").slice(0, 200).trim();
  const { locale, timeZone } = staff.organization;
  const nothing = { items: [], nextCursor: null };
  const query = { search, limit };
  const [clients, invoices, payments] = await Promise.all([
    search === "" ? nothing : listClients(ctx, query),
    search === "" ? nothing : listInvoices(ctx, query),
    search === "" || staff.role === "agent" ? nothing : listPayments(ctx, query),
  ]);
  return { search, clients, invoices, payments, locale, timeZone };
});

export default function Search() {
  const { search, clients, invoices, payments, locale, timeZone } = useLoaderData<typeof loader>();
  const hasFound = [clients, invoices, payments].some(({ items }) => items.length > 0);
  return (
    <>
      <PageHeader title="Search" description={search ? `For “${search}”` : null} />
      <SearchForm label="Search clients, invoices and payments" placeholder="Name, number or reference" />
      {hasFound ? null : <NothingFound isAsked={search !== ""} />}
      <Found title="Clients" list="/admin/clients" search={search} page={clients}>
        <ul className="divide-y divide-line">
          {clients.items.map(({ id, name, email }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 px-5 py-2">
              <TextLink to={`/admin/clients/${id}`}>{name}</TextLink>
              <span className="min-w-0 break-all text-muted">{email}</span>
            </li>
          ))}
        </ul>
      </Found>
      <Found title="Invoices" list="/admin/invoices" search={search} page={invoices}>
        <InvoiceTable caption="Invoices" invoices={invoices.items} locale={locale} withClient empty={null} />
      </Found>
      <Found title="Payments" list="/admin/payments" search={search} page={payments}>
        <PaymentTable payments={payments.items} locale={locale} timeZone={timeZone} empty={null} />
      </Found>
    </>
  );
}

type FoundProps = {
  title: string;
  list: string;
  search: string;
  page: { items: readonly unknown[]; nextCursor: string | null };
  children: ReactNode;
};

function Found({ title, list, search, page, children }: FoundProps) {
  if (page.items.length === 0) return null;
  const all = `${list}?q=${encodeURIComponent(search)}`;
  return (
    <Card
      title={title}
      isFlush
      actions={page.nextCursor ? <TextLink to={all}>{`All ${title.toLowerCase()} found`}</TextLink> : null}
    >
      {children}
    </Card>
  );
}

function NothingFound({ isAsked }: { isAsked: boolean }) {
  return (
    <Card>
      {isAsked ? (
        <EmptyState icon="search" title="Nothing found">
          Words are found by their beginnings: try fewer letters, or a number without its sign.
        </EmptyState>
      ) : (
        <EmptyState icon="search" title="Search everything">
          Type a client&apos;s name or address, an invoice&apos;s number, or a payment&apos;s reference.
        </EmptyState>
      )}
    </Card>
  );
}
