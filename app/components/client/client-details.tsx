import type { Money } from "#lib/money";
import { Card } from "../card.tsx";
import { DefinitionList } from "../definition-list.tsx";
import { MoneyList } from "../money-list.tsx";

export type ClientDetailsProps = {
  client: {
    email: string;
    address: string;
    taxNumber: string;
    currency: string;
    netDays: number | null;
    locale: string;
    timeZone: string;
    key: string;
  };
  /** What new lines are taxed with. */
  usualTax: string;
  balance: { owed: readonly Money[]; credit: readonly Money[] };
  /** The readers', not the client's. */
  locale: string;
};

export function ClientDetails({ client, usualTax, balance, locale }: ClientDetailsProps) {
  return (
    <Card title="Details">
      <DefinitionList
        items={[
          { term: "Owes", details: <MoneyList amounts={balance.owed} locale={locale} none="Nothing" /> },
          ...(balance.credit.length > 0
            ? [{ term: "Has credit of", details: <MoneyList amounts={balance.credit} locale={locale} /> }]
            : []),
          {
            term: "E-mail address",
            details: (
              <a href={`mailto:${client.email}`} className="link break-all">
                {client.email}
              </a>
            ),
          },
          {
            term: "Address",
            details: client.address ? <span className="whitespace-pre-line">{client.address}</span> : "—",
          },
          { term: "Tax number", details: client.taxNumber || "—" },
          { term: "Currency", details: client.currency },
          { term: "Days to pay", details: client.netDays ?? "As usual" },
          { term: "Tax on new lines", details: usualTax },
          { term: "Language", details: `${client.locale}, ${client.timeZone}` },
          { term: "Key", details: <code className="text-sm break-all">{client.key}</code> },
        ]}
      />
    </Card>
  );
}
