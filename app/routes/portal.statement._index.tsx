import { data, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { usualStatement } from "#domain/statements";
import { buttonClasses } from "#components/button";
import { PortalShell } from "#components/portal/portal-shell";
import { PeriodForm, PortalStatement } from "#components/portal/portal-statement";
import { InvalidInput } from "#lib/errors";
import { useTexts } from "#components/texts";
import { textsFor } from "#lib/texts/languages";
import { forPortal } from "#web/guards";
import { loadPortalFrame } from "#web/portal-visit";
import { findStatement } from "#web/statement-query";

export { PortalErrorPage as ErrorBoundary } from "#components/portal/portal-error-page";

export const handle = { scripts: false };
export const meta: MetaFunction<typeof loader> = ({ data: answer }) => [
  { title: textsFor(answer?.locale).portal.statement.title },
];

export const loader = forPortal(async ({ ctx, request, portal }) => {
  const { clientId, contactId } = portal.place;
  const { currencies, ...usual } = await usualStatement(ctx, { clientId });
  const frame = await loadPortalFrame(ctx, portal);
  const page = { ...frame, currencies, forContact: portal.hasSeveral ? contactId : null };
  try {
    const { statement } = await findStatement(ctx, { clientId, url: request.url });
    const { from, to, currency } = statement;
    const asked = { from, to, currency };
    const pdfQuery = new URLSearchParams({ ...asked, ...(portal.hasSeveral && { for: contactId }) });
    const pdfAt = `/portal/statement/pdf?${String(pdfQuery)}`;
    return data({ ...page, statement, pdfAt, problems: [], asked });
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const words: Readonly<Record<string, string>> = textsFor(portal.place.locale).portal.problems;
    const problems = error.fields.map(({ path, message }) => ({ path, message: words[path] ?? message }));
    return data({ ...page, statement: null, pdfAt: "", problems, asked: usual }, { status: 422 });
  }
});

export default function PortalStatementPage() {
  const { locale, frame, statement, pdfAt, ...form } = useLoaderData<typeof loader>();
  const { clientName } = frame;
  const texts = useTexts().portal;
  return (
    <PortalShell
      frame={frame}
      page="statement"
      title={texts.statement.title}
      description={texts.invoices.for(clientName)}
    >
      <PeriodForm {...form} />
      {statement ? (
        <>
          <PortalStatement statement={statement} locale={locale} />
          <p>
            <a href={pdfAt} className={buttonClasses("secondary", "max-sm:w-full")}>
              {texts.statement.pdf}
            </a>
          </p>
        </>
      ) : null}
    </PortalShell>
  );
}
