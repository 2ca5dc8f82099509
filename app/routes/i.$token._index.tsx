import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ClientNotice } from "#components/client-invoice/client-notice";
import { findInvoiceLink, rememberLink } from "#web/client-links";
import { forAnyone } from "#web/guards";

export { ClientErrorPage as ErrorBoundary } from "#components/client-invoice/client-error-page";

export const handle = { scripts: false };
export const meta = () => [{ title: "Invoice" }];

/** Swaps the link from the mail for a cookie and an address that may be seen. It may be opened any number of times. */
export const loader = forAnyone(async ({ ctx, request, params, context }) => {
  const token = String(params["token"]);
  const link = await findInvoiceLink(ctx, { token, address: context.address });
  if (link.state !== "live") return data({ state: link.state }, { status: 410 });
  const cookie = await rememberLink(request, ctx.config, link.id);
  return redirect(`/invoice/${link.subjectId}`, { status: 303, headers: { "Set-Cookie": cookie } });
});

export default function EndedLink() {
  const { state } = useLoaderData<typeof loader>();
  return (
    <ClientNotice title={state === "expired" ? "This link has expired" : "This link is not valid any more"}>
      Ask whoever sent you the invoice for a new one.
    </ClientNotice>
  );
}
