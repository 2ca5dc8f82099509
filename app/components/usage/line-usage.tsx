import { formatDate } from "#lib/civil-date";
import { formatMoney } from "#lib/money";
import { formatNumber } from "#lib/number-text";
import { Card } from "../card.tsx";
import { DefinitionList } from "../definition-list.tsx";
import { LineEvents } from "./line-events.tsx";
import type { ShownLineUsage } from "./page-data.ts";
import { StepsTable } from "./steps-table.tsx";
import { SumRow } from "./sum-row.tsx";
import { withGroup } from "./words.ts";

export type LineUsageProps = { usage: ShownLineUsage; locale: string };

/** How a line of an invoice was counted: what was used, the arithmetic to the cent, and the events behind it. */
export function LineUsage({ usage, locale }: LineUsageProps) {
  const { priceName, groupKey, meter, quantity, from, to, timeZone, steps, currency, events } = usage;
  return (
    <>
      <Card title="What was used">
        <DefinitionList
          items={[
            { term: "Price", details: withGroup(priceName, groupKey) },
            { term: "Period", details: `${formatDate(from, locale)} – ${formatDate(to, locale)}` },
            ...(meter
              ? [
                  { term: "Counted", details: meter.name },
                  {
                    term: "Quantity of the period",
                    details: `${formatNumber(quantity, locale)} ${meter.unit}`,
                  },
                ]
              : []),
          ]}
        />
      </Card>
      <Card
        title="What it costs"
        description="Of the whole period, each step as quantity × unit price + flat amount = amount."
        isFlush
      >
        <StepsTable {...{ steps, currency, locale }} amount={usage.ratedAmount} />
        <Reckoning {...{ usage, locale }} />
      </Card>
      {events ? <LineEvents {...{ events, locale, timeZone }} /> : null}
    </>
  );
}

/** From what the whole period costs to what the line bills of it. */
function Reckoning({ usage, locale }: { usage: ShownLineUsage; locale: string }) {
  const { currency, ratedAmount, amount, earlier } = usage;
  const money = (value: bigint) => formatMoney({ amount: value, currency }, locale);
  const onLines = earlier.reduce((sum, line) => sum + line.amount, 0n);
  const credited = onLines - (ratedAmount - amount);
  return (
    <dl className="space-y-2 border-t border-line px-4 py-3 sm:px-5">
      {earlier.map((line) => (
        <SumRow key={line.lineId} term={<BilledBy {...line} />}>
          {money(-line.amount)}
        </SumRow>
      ))}
      {credited === 0n ? null : <SumRow term="Credited since">{money(credited)}</SumRow>}
      <SumRow term="This line, before tax" isStrong>
        {money(amount)}
      </SumRow>
    </dl>
  );
}

function BilledBy({ invoiceNumber, invoiceAt }: ShownLineUsage["earlier"][number]) {
  const name = invoiceNumber === null ? "a draft" : `invoice ${invoiceNumber}`;
  if (invoiceAt === null) return <>Billed by {name}</>;
  return (
    <>
      Billed by{" "}
      <a href={invoiceAt} className="link">
        {name}
      </a>
    </>
  );
}
