import { formatDate } from "#lib/civil-date";
import { formatMoney } from "#lib/money";
import { formatNumber } from "#lib/number-text";
import { Card } from "../card.tsx";
import { DefinitionList } from "../definition-list.tsx";
import { useTexts } from "../texts.tsx";
import { LineEvents } from "./line-events.tsx";
import type { ShownLineUsage } from "./page-data.ts";
import { StepsTable } from "./steps-table.tsx";
import { SumRow } from "./sum-row.tsx";
import { withGroup } from "./words.ts";

export type LineUsageProps = { usage: ShownLineUsage; locale: string };

/** How a line of an invoice was counted: what was used, the arithmetic to the cent, and the events behind it. */
export function LineUsage({ usage, locale }: LineUsageProps) {
  const { priceName, groupKey, meter, quantity, from, to, timeZone, steps, currency, events } = usage;
  const texts = useTexts();
  const words = texts.counted;
  return (
    <>
      <Card title={words.used}>
        <DefinitionList
          items={[
            { term: words.price, details: withGroup(priceName, groupKey, texts.usage.noGroup) },
            { term: words.period, details: `${formatDate(from, locale)} – ${formatDate(to, locale)}` },
            ...(meter
              ? [
                  { term: words.meter, details: meter.name },
                  {
                    term: words.quantity,
                    details: texts.usage.measured(formatNumber(quantity, locale), meter.unit),
                  },
                ]
              : []),
          ]}
        />
      </Card>
      <Card title={words.costs} description={words.arithmetic} isFlush>
        <StepsTable {...{ steps, currency, locale }} amount={usage.ratedAmount} />
        <Reckoning {...{ usage, locale }} />
      </Card>
      {events ? <LineEvents {...{ events, locale, timeZone }} /> : null}
    </>
  );
}

/** From what the whole period costs to what the line bills of it. */
function Reckoning({ usage, locale }: { usage: ShownLineUsage; locale: string }) {
  const { counted: words } = useTexts();
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
      {credited === 0n ? null : <SumRow term={words.creditedSince}>{money(credited)}</SumRow>}
      <SumRow term={words.thisLine} isStrong>
        {money(amount)}
      </SumRow>
    </dl>
  );
}

function BilledBy({ invoiceNumber, invoiceAt }: ShownLineUsage["earlier"][number]) {
  const { counted: words } = useTexts();
  const name = invoiceNumber === null ? words.aDraft : words.invoice(invoiceNumber);
  if (invoiceAt === null)
    return (
      <>
        {words.billedBy} {name}
      </>
    );
  return (
    <>
      {words.billedBy}{" "}
      <a href={invoiceAt} className="link">
        {name}
      </a>
    </>
  );
}
