import { Form } from "@remix-run/react";
import type { PriceModel } from "#lib/price-models";
import type { RatingStep } from "#lib/rate-usage";
import { Button } from "../button.tsx";
import { Card } from "../card.tsx";
import { DecimalField } from "../inputs.tsx";
import { StepsTable } from "./steps-table.tsx";

export type QuoteCardProps = {
  quote: {
    typed: string;
    problem: string | null;
    rating: { steps: readonly RatingStep[]; amount: bigint } | null;
  };
  model: PriceModel;
  currency: string;
  locale: string;
};

/** What a typed quantity would cost, step by step; nothing is stored, so that the address says it all. */
export function QuoteCard({ quote, model, currency, locale }: QuoteCardProps) {
  const { typed, problem, rating } = quote;
  return (
    <Card title="Reckon with it" description="By today's version, for a whole period." isFlush>
      <Form
        method="get"
        preventScrollReset
        className="flex flex-wrap items-start gap-3 px-4 pb-4 sm:px-5"
        noValidate
      >
        <DecimalField
          id="quantity"
          name="quantity"
          label={model === "percentage" ? `Money counted (${currency})` : "Quantity"}
          defaultValue={typed}
          errors={problem === null ? undefined : [problem]}
        />
        <Button type="submit" className="sm:mt-7">
          Show the cost
        </Button>
      </Form>
      {rating ? <StepsTable {...rating} currency={currency} locale={locale} /> : null}
    </Card>
  );
}
