import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { askForChange, changeRequestInput, listOwnChangeRequests } from "#domain/change-requests";
import { findContact, getClient } from "#domain/clients";
import { countPortalSessions } from "#domain/portal";
import { ContactForm } from "#components/portal/contact-form";
import { OwnRequests } from "#components/portal/own-requests";
import { PortalShell } from "#components/portal/portal-shell";
import { SessionsCard } from "#components/portal/sessions-card";
import { todayIn } from "#lib/civil-date";
import { NotFound } from "#lib/errors";
import { useTexts } from "#components/texts";
import { textsFor } from "#lib/texts/languages";
import { submitForm } from "#web/forms";
import { forPortal } from "#web/guards";
import { limitsToldIn } from "#web/portal-limits";
import { loadPortalFrame } from "#web/portal-visit";

export { PortalErrorPage as ErrorBoundary } from "#components/portal/portal-error-page";

export const handle = { scripts: false };
export const meta: MetaFunction<typeof loader> = ({ data: answer }) => [
  { title: textsFor(answer?.locale).portal.contact.title },
];

export const loader = forPortal(async ({ ctx, portal }) => {
  const { clientId, contactId } = portal.place;
  const client = await getClient(ctx, { id: clientId });
  const contact = await findContact(ctx, { id: contactId });
  if (!contact) throw new NotFound("contact");
  const requests = await listOwnChangeRequests(ctx, { contactId });
  const { name, address, taxNumber, timeZone } = client;
  return {
    ...(await loadPortalFrame(ctx, portal)),
    details: { contactName: contact.name, email: contact.email, name, address, taxNumber },
    requests: requests.map(({ id, state, wishes, reason, createdAt }) => ({
      ...{ id, state, wishes, reason },
      day: todayIn(timeZone, createdAt),
    })),
    sessionCount: await countPortalSessions(ctx, portal),
  };
});

export const action = forPortal(async ({ ctx, request, portal }) => {
  const { contactId, locale } = portal.place;
  const texts = textsFor(locale);
  return submitForm(request, changeRequestInput(texts), async (input) => {
    await limitsToldIn(texts, () => askForChange(ctx, { ...input, contactId }));
    return redirect(`/portal/contact${portal.query}`, 303);
  });
});

export default function PortalContact() {
  const { locale, frame, details, requests, sessionCount } = useLoaderData<typeof loader>();
  const { query, clientName } = frame;
  const texts = useTexts().portal;
  return (
    <PortalShell
      frame={frame}
      page="contact"
      title={texts.contact.title}
      description={texts.invoices.for(clientName)}
    >
      <OwnRequests {...{ requests, query, locale }} />
      <ContactForm {...{ frame, details }} />
      <SessionsCard sessionCount={sessionCount} />
    </PortalShell>
  );
}
