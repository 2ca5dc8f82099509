import { data, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { checkoutResult, findInvoiceOfAttempt } from "#domain/checkout";
import { CheckoutResultPage } from "#components/client-invoice/checkout-result-page";
import { textsFor } from "#lib/texts/languages";
import { findRememberedLink } from "#web/client-links";
import { forAnyone } from "#web/guards";
import { visitorLocale } from "#web/visitor-locale";

export { ClientErrorPage as ErrorBoundary } from "#components/client-invoice/client-error-page";

export const handle = { scripts: false };
export const meta: MetaFunction<typeof loader> = ({ data: answer }) => [
  { title: textsFor(answer?.locale).paid.title },
];

/**
 * Needs no cookie, and says nothing that could not be said to anybody; the way back is for who has the invoice open
 * already.
 */
export const loader = forAnyone(async ({ ctx, request, params }) => {
  const attemptId = String(params["attempt"]);
  const result = await checkoutResult(ctx, { attemptId });
  const invoiceId = await findInvoiceOfAttempt(ctx, { attemptId });
  const link = invoiceId === null ? undefined : await findRememberedLink(ctx, request, invoiceId);
  return data({
    result,
    address: `/paid/${attemptId}`,
    invoiceAt: link ? `/invoice/${link.subjectId}` : null,
    locale: visitorLocale(request),
  });
});

export default function Paid() {
  const { result, address, invoiceAt } = useLoaderData<typeof loader>();
  return <CheckoutResultPage {...{ result, address, invoiceAt }} />;
}
