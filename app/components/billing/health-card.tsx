import { Badge, type BadgeTone } from "../badge.tsx";
import { Card } from "../card.tsx";
import { InstantText } from "../date-text.tsx";
import { type Definition, DefinitionList } from "../definition-list.tsx";

type Health = {
  state: "unconfigured" | "unknown" | "well" | "failing" | "paused";
  failingSince: Date | null;
  answeredAt: Date | null;
  failedAt: Date | null;
  reason: string | null;
  probeAt: Date | null;
};

type HealthCardProps = { health: Health; timeZone: string; locale: string };

const looks: Record<Health["state"], { label: string; tone: BadgeTone; text: string }> = {
  unconfigured: {
    label: "Not connected",
    tone: "neutral",
    text: "Stripe is not set up here, so nothing is asked of it. Set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET and restart.",
  },
  unknown: { label: "Not asked yet", tone: "neutral", text: "No change of seats has gone to Stripe so far." },
  well: { label: "Well", tone: "success", text: "Stripe answers." },
  failing: {
    label: "Failing",
    tone: "warning",
    text: "The last attempts failed. They are repeated after pauses; nothing needs to be done twice.",
  },
  paused: {
    label: "Paused",
    tone: "danger",
    text: "Stripe failed too often or told us to wait. One attempt at a time probes it; when one succeeds, everything that waits follows.",
  },
};

/** How Stripe has answered this deployment's attempts at seat billing, which need not be how it is for others. */
export function HealthCard({ health, ...zone }: HealthCardProps) {
  const { label, tone, text } = looks[health.state];
  const facts = factsOf(health, zone);
  return (
    <Card title="Stripe’s health as seen from here">
      <div className="space-y-5">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Badge tone={tone}>{label}</Badge>
          <p className="min-w-0 max-sm:w-full">{text}</p>
        </div>
        {facts.length > 0 ? <DefinitionList items={facts} /> : null}
      </div>
    </Card>
  );
}

function factsOf(health: Health, zone: { timeZone: string; locale: string }): Definition[] {
  const { failingSince, answeredAt, failedAt, reason, probeAt } = health;
  const at = (instant: Date) => <InstantText at={instant} {...zone} precision="second" />;
  return [
    ...(failingSince ? [{ term: "Failing since", details: at(failingSince) }] : []),
    ...(answeredAt ? [{ term: "Last answer", details: at(answeredAt) }] : []),
    ...(failedAt
      ? [
          {
            term: "Last failure",
            details: (
              <>
                {at(failedAt)}
                {reason ? `: ${reason}` : null}
              </>
            ),
          },
        ]
      : []),
    ...(probeAt ? [{ term: "Next probe, at the earliest", details: at(probeAt) }] : []),
  ];
}
