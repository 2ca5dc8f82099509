import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findProof } from "#domain/proof";
import { Card } from "#components/card";
import { pageTitle } from "#components/page-title";
import { PostButton } from "#components/post-button";
import { ProofResult } from "#components/proof/proof-result";
import { forAdmin } from "#web/guards";

const reloadAfterSeconds = 2;

/** While a proof runs the page loads itself again, with or without scripts. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  ...pageTitle("Proof"),
  ...(data?.proof?.state === "running"
    ? [{ httpEquiv: "refresh", content: String(reloadAfterSeconds) }]
    : []),
];

export const loader = forAdmin(async ({ ctx, staff }) => ({
  proof: await findProof(ctx),
  zone: { timeZone: staff.organization.timeZone, locale: staff.organization.locale },
}));

export default function Proof() {
  const { proof, zone } = useLoaderData<typeof loader>();
  return (
    <>
      <ProofResult proof={proof} zone={zone} />
      <Card
        title="Prove the books"
        description="Everything that follows from what was written down is reckoned again and compared. It only reads."
        actions={
          proof?.state === "running" ? null : (
            <PostButton action="/admin/settings/proof/runs" variant="primary" pendingLabel="Beginning…">
              Prove now
            </PostButton>
          )
        }
      >
        <ul className="list-disc space-y-1 pl-5">
          <li>Debits equal credits in every entry and currency, and so in the trial balance.</li>
          <li>The chain of hashes is whole from the first entry to the last.</li>
          <li>Nothing was written into a time whose books were closed.</li>
          <li>Every figure of every invoice and credit note, and what is due, paid and credited.</li>
          <li>Every status, payment, refund and credit equals what the books say.</li>
          <li>Numbers have no gaps, and dates follow them.</li>
          <li>Every line of usage follows from its events, and no event is billed twice.</li>
          <li>Every document that was issued is byte for byte what was sent.</li>
        </ul>
      </Card>
    </>
  );
}
