import type { ReactNode } from "react";
import { Banner } from "../banner.tsx";
import { Card } from "../card.tsx";
import { InstantText } from "../date-text.tsx";

type Proof = {
  state: "running" | "done" | "failed";
  startedAt: Date | string;
  endedAt: Date | string | null;
  step: number;
  steps: number;
  part: string | null;
  count: number | null;
  differences: readonly string[] | null;
  error: string | null;
};

type ProofResultProps = { proof: Proof | null; zone: { timeZone: string; locale: string } };

const partNames: Readonly<Record<string, string>> = {
  ledger: "the ledger and its chain",
  invoices: "invoices, numbers and documents",
  "credit-notes": "credit notes",
  payments: "payments and refunds",
  credits: "client credit",
  "billing-runs": "billed usage",
  usage: "usage",
  totals: "the overview's totals",
};

/** How far the proof is, or what the last one found. */
export function ProofResult({ proof, zone }: ProofResultProps) {
  if (!proof) return <Banner title="The books were not proved from here yet" />;
  const { state, startedAt, endedAt, step, steps, part, error } = proof;
  if (state === "running")
    return (
      <Banner title={`Step ${step} of ${steps}: ${partNames[part ?? ""] ?? part}`}>
        <progress className="w-full" max={steps} value={step - 1} aria-label="How far the proof is" />
        <p className="text-sm text-muted">
          Begun <InstantText at={startedAt} {...zone} precision="second" />. The page loads itself again.
        </p>
      </Banner>
    );
  const at = <InstantText at={endedAt ?? startedAt} {...zone} precision="second" />;
  if (state === "failed")
    return (
      <Banner tone="warning" title="The last proof did not end">
        {error} ({at})
      </Banner>
    );
  if (proof.count === 0)
    return (
      <Banner tone="success" title="The books prove">
        No difference, {at}.
      </Banner>
    );
  return <Differences proof={proof} at={at} />;
}

function Differences({ proof, at }: { proof: Proof; at: ReactNode }) {
  const { count, differences } = proof;
  return (
    <>
      <Banner tone="danger" title={count === 1 ? "One difference" : `${count} differences`}>
        Found {at}. Nothing is changed by itself: compare with a backup, and keep a copy of the database
        first.
      </Banner>
      <Card title="What differs">
        {differences ? (
          <ul className="list-disc space-y-1 pl-5 wrap-anywhere">
            {differences.map((difference) => (
              <li key={difference}>{difference}</li>
            ))}
          </ul>
        ) : (
          <p>Whoever runs this deployment can see them: in its first organization, or with npm run prove.</p>
        )}
        {differences && count !== null && count > differences.length ? (
          <p className="mt-3 text-muted">
            These are the first {differences.length}; npm run prove prints all of them.
          </p>
        ) : null}
      </Card>
    </>
  );
}
