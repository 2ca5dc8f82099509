import { Link } from "@remix-run/react";
import type { PlanInterval } from "#lib/plan-periods";
import { DateText, InstantText } from "../date-text.tsx";
import { DefinitionList } from "../definition-list.tsx";
import { TextLink } from "../text-link.tsx";
import { finishWords, rhythmWords, timingWords } from "./words.ts";

export type ShownPlan = {
  clientId: string;
  clientName: string;
  currency: string;
  prices: readonly { id: string; name: string }[];
  interval: PlanInterval;
  anchorDay: number;
  timeZone: string;
  startsOn: string;
  endsOn: string | null;
  timing: "arrears" | "advance";
  finish: "draft" | "send";
  graceHours: number;
  nextBillAt: Date | null;
};

type PlanFactsProps = { plan: ShownPlan; locale: string; isAdmin: boolean };

/** What a plan says, as it was agreed. */
export function PlanFacts({ plan, locale, isAdmin }: PlanFactsProps) {
  const { clientId, clientName, currency, prices, timeZone, startsOn, endsOn, nextBillAt } = plan;
  const { timing, finish, graceHours } = plan;
  return (
    <DefinitionList
      items={[
        {
          term: "Client",
          details: (
            <Link to={`/admin/clients/${clientId}`} className="link">
              {clientName}
            </Link>
          ),
        },
        { term: `Prices in ${currency}`, details: <PriceList {...{ prices, isAdmin }} /> },
        { term: "Billed", details: `${rhythmWords(plan)}, days of ${timeZone.replaceAll("_", " ")}` },
        { term: "Starts", details: <DateText date={startsOn} locale={locale} /> },
        {
          term: "Ends",
          details:
            endsOn === null ? (
              "Goes on"
            ) : (
              <>
                Before <DateText date={endsOn} locale={locale} />
              </>
            ),
        },
        { term: "Flat fees are billed", details: timingWords[timing] },
        { term: "The invoice", details: finishWords[finish] },
        { term: "Waits for late events", details: graceHours === 0 ? "No" : `${graceHours} hours` },
        {
          term: "Next bill",
          details: nextBillAt ? <InstantText at={nextBillAt} {...{ timeZone, locale }} /> : "All is billed",
        },
      ]}
    />
  );
}

function PriceList({ prices, isAdmin }: { prices: ShownPlan["prices"]; isAdmin: boolean }) {
  return (
    <ul>
      {prices.map(({ id, name }) => (
        <li key={id}>{isAdmin ? <TextLink to={`/admin/usage/prices/${id}`}>{name}</TextLink> : name}</li>
      ))}
    </ul>
  );
}
