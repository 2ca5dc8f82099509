import { Link } from "@remix-run/react";
import { InstantText } from "../date-text.tsx";
import { EmptyState } from "../empty-state.tsx";
import { MoneyText } from "../money.tsx";

export type NamedAccount = { account: string; code: string; name: string };

type Posting = {
  account: string;
  currency: string;
  amount: bigint;
  document: string | null;
  client: string | null;
  invoiceId: string | null;
  taxCode: string | null;
};

type Entry = { sequence: number; kind: string; at: Date | string; postings: readonly Posting[] };

type EntryListProps = {
  entries: readonly Entry[];
  accounts: readonly NamedAccount[];
  timeZone: string;
  locale: string;
};

/** The entries of the journal, each with its postings. */
export function EntryList({ entries, accounts, timeZone, locale }: EntryListProps) {
  const titles = new Map(accounts.map(({ account, code, name }) => [account, `${code} ${name}`]));
  if (entries.length === 0)
    return <EmptyState title="No entry fits">Choose another account or period.</EmptyState>;
  return (
    <ol className="divide-y divide-line">
      {entries.map(({ sequence, kind, at, postings }) => (
        <li key={sequence} className="space-y-2 px-4 py-3 sm:px-5">
          <p className="flex flex-wrap items-center gap-x-3">
            <span className="font-medium">
              {sequence}. {sentenceOf(kind)}
            </span>
            <Subject {...postings[0]} />
            <span className="text-sm text-muted sm:ml-auto">
              <InstantText at={at} timeZone={timeZone} locale={locale} />
            </span>
          </p>
          <ul className="space-y-1 text-sm">
            {postings.map((posting, index) => (
              <li key={index} className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span className={posting.amount < 0n ? "pl-6" : ""}>
                  {titles.get(posting.account) ?? posting.account}
                  {posting.taxCode ? <span className="text-muted"> · {posting.taxCode}</span> : null}
                </span>
                <span className="text-muted">
                  {posting.amount < 0n ? "credit " : "debit "}
                  <MoneyText money={sizeOf(posting)} locale={locale} className="text-ink" />
                </span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Subject({ document, client, invoiceId }: Partial<Posting>) {
  return (
    <span className="flex flex-wrap items-center gap-x-2 text-sm">
      {invoiceId ? (
        <Link to={`/admin/invoices/${invoiceId}`} className="link target inline-flex items-center">
          {document ?? "Invoice"}
        </Link>
      ) : null}
      {client ? <span className="text-muted">{client}</span> : null}
    </span>
  );
}

function sizeOf({ amount, currency }: Posting) {
  return { amount: amount < 0n ? -amount : amount, currency };
}

function sentenceOf(kind: string): string {
  const words = kind.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
