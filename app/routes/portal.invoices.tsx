import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listCreditNotes } from "#domain/credit-notes";
import { clientCredit } from "#domain/credits";
import { listPortalInvoices, portalOwed } from "#domain/portal";
import { PageLinks } from "#components/portal/page-links";
import { PortalCreditNotes } from "#components/portal/portal-credit-notes";
import { PortalBalance, PortalInvoices } from "#components/portal/portal-invoices";
import { PortalShell } from "#components/portal/portal-shell";
import { useTexts } from "#components/texts";
import { textsFor } from "#lib/texts/languages";
import { forPortal } from "#web/guards";
import { loadPortalFrame } from "#web/portal-visit";

export { PortalErrorPage as ErrorBoundary } from "#components/portal/portal-error-page";

export const handle = { scripts: false };
export const meta: MetaFunction<typeof loader> = ({ data: answer }) => [
  { title: textsFor(answer?.locale).portal.invoices.title },
];

export const loader = forPortal(async ({ ctx, request, portal }) => {
  const { clientId } = portal.place;
  const page = pageOf(new URL(request.url).searchParams.get("page"));
  const [invoices, owed, credit, notes] = await Promise.all([
    listPortalInvoices(ctx, { clientId, page }),
    portalOwed(ctx, { clientId }),
    clientCredit(ctx, { clientId }),
    listCreditNotes(ctx, { clientId, status: "issued", limit: 100 }),
  ]);
  return {
    ...(await loadPortalFrame(ctx, portal)),
    ...{ page, invoices, owed, credit },
    notes: notes.items.map(({ id, number, invoiceId, invoiceNumber, currency, total, issuedOn }) => ({
      ...{ id, number: number ?? "", invoiceId, invoiceNumber: invoiceNumber ?? "" },
      ...{ currency, total, issuedOn },
    })),
  };
});

/** What is no page is the first one. */
function pageOf(text: string | null): number {
  return text !== null && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1;
}

export default function PortalInvoicesPage() {
  const { locale, frame, page, invoices, owed, credit, notes } = useLoaderData<typeof loader>();
  const { query, clientName } = frame;
  const texts = useTexts().portal.invoices;
  return (
    <PortalShell frame={frame} page="invoices" title={texts.title} description={texts.for(clientName)}>
      <PortalBalance {...{ owed, credit, locale }} />
      <PortalInvoices invoices={invoices.items} locale={locale} />
      <PageLinks {...{ query, page }} hasMore={invoices.hasMore} />
      <PortalCreditNotes notes={notes} locale={locale} />
    </PortalShell>
  );
}
