import { buttonClasses } from "../button.tsx";
import { Card } from "../card.tsx";
import { DateText } from "../date-text.tsx";
import { DefinitionList } from "../definition-list.tsx";
import { FieldGrid } from "../field-grid.tsx";
import { DateField, SelectField } from "../inputs.tsx";
import { MoneyText } from "../money.tsx";
import type { StatementRow } from "../statement/statement-table.tsx";
import { type Column, Table } from "../table.tsx";
import { useTexts } from "../texts.tsx";

export type PeriodFormProps = {
  /** The contact that the address names; null where it names none. */
  forContact: string | null;
  asked: { from: string; to: string; currency: string };
  currencies: readonly string[];
  problems: readonly { path: string; message: string }[];
};

/** Which days and which currency the statement is about. */
export function PeriodForm({ forContact, asked, currencies, problems }: PeriodFormProps) {
  const texts = useTexts().portal.statement;
  const errorsOf = (field: string) =>
    problems.filter(({ path }) => path === field).map(({ message }) => message);
  return (
    <Card>
      <form method="get" className="space-y-4">
        {forContact ? <input type="hidden" name="for" value={forContact} /> : null}
        <FieldGrid>
          <DateField
            id="from"
            name="from"
            label={texts.from}
            defaultValue={asked.from}
            errors={errorsOf("from")}
          />
          <DateField id="to" name="to" label={texts.to} defaultValue={asked.to} errors={errorsOf("to")} />
          <SelectField
            id="currency"
            name="currency"
            label={texts.currency}
            defaultValue={asked.currency}
            options={currencies.map((code) => ({ value: code, label: code }))}
            errors={errorsOf("currency")}
          />
        </FieldGrid>
        <button className={buttonClasses()}>{texts.show}</button>
      </form>
    </Card>
  );
}

export type PortalStatementProps = {
  statement: { currency: string; opening: bigint; closing: bigint; rows: readonly StatementRow[] };
  locale: string;
};

/** What was between the client and the organization, row by row, with its balance; minor units. */
export function PortalStatement({ statement, locale }: PortalStatementProps) {
  const texts = useTexts().portal.statement;
  const { currency, opening, closing, rows } = statement;
  const money = (amount: bigint) => <MoneyText money={{ amount, currency }} locale={locale} />;
  const shown = (amount: bigint) => (amount === 0n ? <span className="text-muted">—</span> : money(amount));
  const { columns: heads } = texts;
  const columns: Column<StatementRow & { place: number }>[] = [
    { key: "on", header: heads.on, cell: ({ on }) => <DateText date={on} locale={locale} /> },
    { key: "what", header: heads.what, isTitle: true, cell: (row) => <What row={row} /> },
    { key: "debit", header: heads.debit, align: "end", cell: ({ debit }) => shown(debit) },
    { key: "credit", header: heads.credit, align: "end", cell: ({ credit }) => shown(credit) },
    { key: "balance", header: heads.balance, align: "end", cell: ({ balance }) => money(balance) },
  ];
  return (
    <>
      <Card>
        <DefinitionList
          items={[
            { term: texts.opening, details: money(opening) },
            { term: texts.closing, details: money(closing) },
          ]}
        />
      </Card>
      <Card isFlush>
        <Table
          caption={texts.table}
          columns={columns}
          rows={rows.map((row, place) => ({ ...row, place }))}
          rowKey={({ place }) => place}
          empty={<p className="p-4 text-muted sm:p-5">{texts.none}</p>}
        />
      </Card>
      <p className="text-sm text-muted">{texts.hint}</p>
    </>
  );
}

function What({ row }: { row: StatementRow }) {
  const { kind, reference, invoiceId, creditNoteId } = row;
  const words: Readonly<Record<string, string>> = useTexts().entries;
  const page = invoiceId ? `/invoice/${invoiceId}` : null;
  const address = page && creditNoteId ? `${page}/credit-notes/${creditNoteId}/pdf` : page;
  return (
    <>
      {words[kind] ?? kind.replaceAll("_", " ")}{" "}
      {reference && address ? (
        <a href={address} className="link">
          {reference}
        </a>
      ) : (
        reference
      )}
    </>
  );
}
