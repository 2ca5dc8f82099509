import { data } from "@remix-run/node";
import { Form, useLoaderData, useLocation } from "@remix-run/react";
import { getClient } from "#domain/clients";
import { usualStatement } from "#domain/statements";
import { Button, buttonClasses } from "#components/button";
import { Card } from "#components/card";
import { DefinitionList } from "#components/definition-list";
import { FieldGrid } from "#components/field-grid";
import { DateField, SelectField } from "#components/inputs";
import { MoneyText } from "#components/money";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { StatementTable } from "#components/statement/statement-table";
import { InvalidInput } from "#lib/errors";
import { forAdmin } from "#web/guards";
import { findStatement } from "#web/statement-query";

export const meta = () => pageTitle("Statement");

export const loader = forAdmin(async ({ ctx, params, request, staff }) => {
  const { id, name } = await getClient(ctx, { id: String(params["id"]) });
  const { locale } = staff.organization;
  const { currencies, ...usual } = await usualStatement(ctx, { clientId: id });
  try {
    const { statement } = await findStatement(ctx, { clientId: id, url: request.url });
    const { from, to, currency } = statement;
    const page = { statement, problems: [], asked: { from, to, currency } };
    return data({ id, name, locale, currencies, ...page });
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const page = { statement: null, problems: error.fields, asked: usual };
    return data({ id, name, locale, currencies, ...page }, { status: 422 });
  }
});

export default function StatementPage() {
  const { id, name, locale, currencies, statement, problems, asked } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const page = `/admin/clients/${id}/statement`;
  const errorsOf = (field: string) =>
    problems.filter(({ path }) => path === field).map(({ message }) => message);
  return (
    <>
      <PageHeader
        title="Statement"
        breadcrumbs={[
          { to: "/admin/clients", label: "Clients" },
          { to: `/admin/clients/${id}`, label: name },
        ]}
        actions={
          statement ? (
            <>
              <a href={`${page}/pdf${search}`} className={buttonClasses()}>
                PDF
              </a>
              <a href={`${page}/csv${search}`} className={buttonClasses()}>
                CSV
              </a>
            </>
          ) : null
        }
      />
      <Card>
        <Form method="get" className="space-y-4">
          <FieldGrid>
            <DateField
              id="from"
              name="from"
              label="From"
              defaultValue={asked.from}
              errors={errorsOf("from")}
            />
            <DateField id="to" name="to" label="To" defaultValue={asked.to} errors={errorsOf("to")} />
            <SelectField
              id="currency"
              name="currency"
              label="Currency"
              defaultValue={asked.currency}
              options={currencies.map((code) => ({ value: code, label: code }))}
              errors={errorsOf("currency")}
            />
          </FieldGrid>
          <Button type="submit">Show</Button>
        </Form>
      </Card>
      {statement ? (
        <>
          <Card>
            <DefinitionList
              items={[
                { term: "Opening balance", details: <Balance {...{ statement, locale }} of="opening" /> },
                { term: "Closing balance", details: <Balance {...{ statement, locale }} of="closing" /> },
              ]}
            />
          </Card>
          <Card isFlush>
            <StatementTable statement={statement} locale={locale} />
          </Card>
          <p className="text-sm text-muted">
            Debits are what {name} owes, credits what was paid or credited. Below zero we owe. A refund is
            owed until a credit note explains it.
          </p>
        </>
      ) : null}
    </>
  );
}

type BalanceProps = {
  statement: { currency: string; opening: bigint; closing: bigint };
  of: "opening" | "closing";
  locale: string;
};

function Balance({ statement, of, locale }: BalanceProps) {
  return <MoneyText money={{ amount: statement[of], currency: statement.currency }} locale={locale} />;
}
