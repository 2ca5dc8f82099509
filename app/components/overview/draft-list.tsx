import { Link } from "@remix-run/react";
import { Card } from "../card.tsx";
import { LinkButton } from "../button.tsx";
import { EmptyState } from "../empty-state.tsx";
import { MoneyText } from "../money.tsx";

export type DraftListProps = {
  drafts: readonly { id: string; client: { name: string }; currency: string; total: bigint }[];
  locale: string;
};

/** The drafts that were made last. */
export function DraftList({ drafts, locale }: DraftListProps) {
  if (drafts.length === 0)
    return (
      <Card>
        <EmptyState title="No drafts" action={<LinkButton to="/admin/invoices/new">New invoice</LinkButton>}>
          Draft an invoice here; an admin issues and sends it.
        </EmptyState>
      </Card>
    );
  return (
    <Card title="Drafts" actions={<LinkButton to="/admin/invoices?status=draft">All drafts</LinkButton>}>
      <ul className="-my-3 divide-y divide-line">
        {drafts.map(({ id, client, currency, total }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 py-2">
            <Link to={`/admin/invoices/${id}`} className="link target inline-flex items-center">
              {client.name}
            </Link>
            <MoneyText money={{ currency, amount: total }} locale={locale} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
