import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { sendFreshLink } from "#domain/invoices";
import { EndedLink } from "#components/client-invoice/ended-link";
import { textsFor } from "#lib/texts/languages";
import { findInvoiceLink, rememberLink } from "#web/client-links";
import { forAnyone } from "#web/guards";
import { visitorLocale } from "#web/visitor-locale";

export { ClientErrorPage as ErrorBoundary } from "#components/client-invoice/client-error-page";

export const handle = { scripts: false };
export const meta: MetaFunction<typeof loader> = ({ data: answer }) => [
  { title: textsFor(answer?.locale).invoicePage.titleOfNone },
];

/** Swaps the link from the mail for a cookie and an address that may be seen. It may be opened any number of times. */
export const loader = forAnyone(async ({ ctx, request, params, context }) => {
  const link = await findInvoiceLink(ctx, { token: String(params["token"]), address: context.address });
  if (link.state !== "live") {
    const isAsked = new URL(request.url).searchParams.has("asked");
    return data({ state: link.state, isAsked, locale: visitorLocale(request) }, { status: 410 });
  }
  const cookie = await rememberLink(request, ctx.config, link.id);
  return redirect(`/invoice/${link.subjectId}`, { status: 303, headers: { "Set-Cookie": cookie } });
});

/** Asks for a link in place of one that ended. */
export const action = forAnyone(async ({ ctx, params, context }) => {
  const token = String(params["token"]);
  const link = await findInvoiceLink(ctx, { token, address: context.address });
  if (link.state !== "live") await sendFreshLink(ctx, link);
  return redirect(`/i/${token}?asked`, 303);
});

export default function InvoiceLink() {
  const { state, isAsked } = useLoaderData<typeof loader>();
  return <EndedLink {...{ state, isAsked }} />;
}
