import { Card } from "../card.tsx";
import { EmptyState } from "../empty-state.tsx";
import { StepList } from "../step-list.tsx";

export type UsageFirstStepsProps = {
  steps: { hasMeter: boolean; hasPrice: boolean; hasPlan: boolean; hasEvent: boolean };
  isAdmin: boolean;
};

/** The way from nothing to a bill of what was used. */
export function UsageFirstSteps({ steps, isAdmin }: UsageFirstStepsProps) {
  if (!isAdmin)
    return (
      <Card>
        <EmptyState icon="usage" title="No client is billed by usage yet">
          When an admin has made a plan, what its client uses is shown here.
        </EmptyState>
      </Card>
    );
  return (
    <Card title="From here to bills of what was used">
      <StepList
        steps={[
          {
            title: "Make a meter",
            text: "What is counted, and how: calls, hours, gigabytes.",
            isDone: steps.hasMeter,
            to: "/admin/usage/meters/new",
            way: "New meter",
          },
          {
            title: "Make a price",
            text: "What a unit costs: one price, tiers, packages, a percentage or a flat fee.",
            isDone: steps.hasPrice,
            to: "/admin/usage/prices/new",
            way: "New price",
          },
          {
            title: "Start a plan",
            text: "Which client is billed by which prices, from when on and how often.",
            isDone: steps.hasPlan,
            to: "/admin/usage/plans/new",
            way: "New plan",
          },
          {
            title: "Send events",
            text: "From your program to /api/usage, or by hand and as a file under Events.",
            isDone: steps.hasEvent,
            to: "/admin/usage/events",
            way: "See events",
          },
        ]}
      />
    </Card>
  );
}
