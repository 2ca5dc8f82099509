import { Form, useLocation } from "@remix-run/react";
import { Button, buttonClasses } from "../button.tsx";
import type { NamedAccount } from "./entry-list.tsx";

type JournalFilterProps = {
  accounts: readonly NamedAccount[];
  /** What the export begins with while the page shows every day. */
  period: { from: string; to: string };
};

/** Narrows the journal to an account and a period; the export takes the period, whole entries of all accounts. */
export function JournalFilter({ accounts, period }: JournalFilterProps) {
  const { search } = useLocation();
  const params = new URLSearchParams(search);
  return (
    <Form
      key={search}
      method="get"
      role="search"
      aria-label="Journal"
      className="flex flex-wrap items-end gap-3"
    >
      <label className="min-w-40 text-sm">
        <span className="mb-1 block text-muted">Account</span>
        <select name="account" defaultValue={params.get("account") ?? ""} className="control">
          <option value="">All</option>
          {accounts.map(({ account, code, name }) => (
            <option key={account} value={account}>
              {code} {name}
            </option>
          ))}
        </select>
      </label>
      <Day name="from" label="From" value={params.get("from") ?? ""} />
      <Day name="to" label="To" value={params.get("to") ?? ""} />
      <Button type="submit">Apply</Button>
      <a
        href={`/admin/settings/journal/csv?${new URLSearchParams(period).toString()}`}
        download
        className={buttonClasses("secondary")}
      >
        Export {period.from} to {period.to}
      </a>
    </Form>
  );
}

function Day({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <label className="text-sm">
      <span className="mb-1 block text-muted">{label}</span>
      <input type="date" name={name} defaultValue={value} className="control" />
    </label>
  );
}
