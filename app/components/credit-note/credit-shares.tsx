import { DefinitionList } from "../definition-list.tsx";
import { MoneyText } from "../money.tsx";

/** Minor units. */
export type CreditSharesProps = {
  shares: { due: bigint; refunds: bigint; credit: bigint };
  currency: string;
  locale: string;
};

/** Where an issued credit note's total went. */
export function CreditShares({ shares, currency, locale }: CreditSharesProps) {
  const { due, refunds, credit } = shares;
  const rows = [
    { term: "Taken off what was due", amount: due },
    { term: "Explains what was refunded before", amount: refunds },
    { term: "Became the client’s credit, to keep or to get back", amount: credit },
  ].filter(({ amount }) => amount !== 0n);
  return (
    <DefinitionList
      items={rows.map(({ term, amount }) => ({
        term,
        details: <MoneyText money={{ amount, currency }} locale={locale} />,
      }))}
    />
  );
}
