import { Badge } from "../badge.tsx";
import { Card } from "../card.tsx";

export type ContactsCardProps = {
  contacts: readonly { id: string; name: string; email: string; isPrimary: boolean }[];
};

/** Who gets the client's mail. */
export function ContactsCard({ contacts }: ContactsCardProps) {
  return (
    <Card title="Who gets the mail">
      <ul className="-my-3 divide-y divide-line">
        {contacts.map(({ id, name, email, isPrimary }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-3">
            <div className="min-w-0">
              <p className="font-medium">{name}</p>
              <p className="text-sm break-all text-muted">{email}</p>
            </div>
            {isPrimary ? <Badge tone="info">Main contact</Badge> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
