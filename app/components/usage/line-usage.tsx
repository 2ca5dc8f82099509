import type { ReactNode } from "react";
import { formatDate } from "#lib/civil-date";
import { formatNumber } from "#lib/number-text";
import { Card } from "../card.tsx";
import { DefinitionList } from "../definition-list.tsx";
import { MoneyText } from "../money.tsx";
import { LineEvents } from "./line-events.tsx";
import type { ShownLineUsage } from "./page-data.ts";
import { StepsTable } from "./steps-table.tsx";
import { sumOfSteps } from "./step-figures.ts";
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
        <StepsTable {...{ steps, currency, locale }} />
        <div className="border-t border-line p-4 sm:p-5">
          <Reckoning {...{ usage, locale }} />
        </div>
      </Card>
      {events ? <LineEvents {...{ events, locale, timeZone }} /> : null}
    </>
  );
}

/** From the sum of the steps to what the line bills. */
function Reckoning({ usage, locale }: { usage: ShownLineUsage; locale: string }) {
  const { steps, currency, ratedAmount, amount, earlier } = usage;
  const money = (value: bigint) => <MoneyText money={{ amount: value, currency }} locale={locale} />;
  const billedBefore = ratedAmount - amount;
  const onLines = earlier.reduce((sum, line) => sum + line.amount, 0n);
  return (
    <dl className="ml-auto max-w-md space-y-2 tabular-nums">
      <Row term="Sum of the steps" details={sumOfSteps(steps, { currency, locale })} />
      <Row term="Rounded once" details={money(ratedAmount)} />
      {earlier.map((line) => (
        <Row
          key={line.lineId}
          term={
            <>
              Billed by{" "}
              {line.invoiceAt === null ? (
                invoiceName(line)
              ) : (
                <a href={line.invoiceAt} className="link">
                  {invoiceName(line)}
                </a>
              )}
            </>
          }
          details={money(-line.amount)}
        />
      ))}
      {billedBefore === onLines ? null : (
        <Row term="Credited since" details={money(onLines - billedBefore)} />
      )}
      <Row term={<strong>This line, before tax</strong>} details={<strong>{money(amount)}</strong>} />
    </dl>
  );
}

function invoiceName({ invoiceNumber }: { invoiceNumber: string | null }): string {
  return invoiceNumber === null ? "a draft" : `invoice ${invoiceNumber}`;
}

function Row({ term, details }: { term: ReactNode; details: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-6">
      <dt>{term}</dt>
      <dd className="ml-auto">{details}</dd>
    </div>
  );
}
