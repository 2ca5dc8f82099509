import { useLoaderData } from "@remix-run/react";
import { getPrice } from "#domain/prices";
import { Badge } from "#components/badge";
import { LinkButton } from "#components/button";
import { Card } from "#components/card";
import { DefinitionList } from "#components/definition-list";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { PostButton } from "#components/post-button";
import { QuoteCard } from "#components/usage/quote-card";
import { VersionsTable } from "#components/usage/versions-table";
import { priceInWords, priceModelWords } from "#lib/price-words";
import { forAdmin } from "#web/guards";
import { quoteTyped } from "#web/typed-quote";

export const meta = () => pageTitle("Price");

export const loader = forAdmin(async ({ ctx, params, request, staff }) => {
  const price = await getPrice(ctx, { id: String(params["id"]) });
  const { id, name, model, currency, meterName, meterUnit: unit, archivedAt, versions } = price;
  const { locale } = staff.organization;
  const wordsOf = (terms: typeof price.terms) => priceInWords(terms, { currency, unit, locale });
  return {
    price: { id, name, model, currency, meterName, unit, isArchived: archivedAt !== null },
    words: wordsOf(price.terms),
    versions: versions.map(({ number, effectiveFrom, terms }) => ({
      number,
      effectiveFrom,
      words: wordsOf(terms),
    })),
    quote: quoteTyped(price, new URL(request.url).searchParams.get("quantity")),
    locale,
  };
});

export default function Price() {
  const { price, words, versions, quote, locale } = useLoaderData<typeof loader>();
  const { id, name, model, currency, meterName, unit, isArchived } = price;
  return (
    <>
      <PageHeader
        title={name}
        badge={isArchived ? <Badge>Archived</Badge> : null}
        description={words}
        breadcrumbs={[{ to: "/admin/usage/prices", label: "Prices" }]}
        actions={
          isArchived ? (
            <PostButton action={`/admin/usage/prices/${id}/unarchiving`}>Use again</PostButton>
          ) : (
            <PriceButtons id={id} name={name} />
          )
        }
      />
      <Card title="What is priced">
        <DefinitionList
          items={[
            { term: "Model", details: priceModelWords[model].name },
            { term: "Currency", details: currency },
            { term: "Meter", details: meterName === null ? "None" : `${meterName} (${unit})` },
          ]}
        />
      </Card>
      <VersionsTable versions={versions} locale={locale} />
      <QuoteCard quote={quote} model={model} currency={currency} locale={locale} />
    </>
  );
}

function PriceButtons({ id, name }: { id: string; name: string }) {
  return (
    <>
      <LinkButton to={`/admin/usage/prices/${id}/versions`} variant="primary">
        New version
      </LinkButton>
      <PostButton
        action={`/admin/usage/prices/${id}/archiving`}
        variant="danger"
        confirm={{
          title: `Archive ${name}?`,
          body: "New plans cannot have it any more. Plans that have it go on with it.",
          confirmLabel: "Archive",
        }}
      >
        Archive
      </PostButton>
    </>
  );
}
