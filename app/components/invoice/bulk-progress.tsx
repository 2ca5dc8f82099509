import { Link } from "@remix-run/react";
import type { BulkVerb } from "#lib/statuses";
import { AskAgain } from "../ask-again.tsx";
import { Banner } from "../banner.tsx";
import { LinkButton } from "../button.tsx";
import { Card } from "../card.tsx";
import { PageHeader } from "../page-header.tsx";
import { Pager } from "../pager.tsx";
import { Table } from "../table.tsx";
import { bulkWords, countInvoices } from "./bulk-words.ts";

type Refusal = { invoiceId: string; number: string | null; clientName: string | null; reason: string };

export type BulkProgressProps = {
  action: { verb: BulkVerb; state: "running" | "done"; done: number; refused: number; total: number };
  refusals: { items: readonly Refusal[]; nextCursor: string | null };
};

/** How far it is, and which invoices it was not done to. */
export function BulkProgress({ action, refusals }: BulkProgressProps) {
  const { verb, state, done, refused, total } = action;
  const { going, done: did } = bulkWords[verb];
  const isRunning = state === "running";
  return (
    <>
      <PageHeader
        title={`${isRunning ? going : did} ${countInvoices(isRunning ? total : done)}`}
        breadcrumbs={[{ to: "/admin/invoices", label: "Invoices" }]}
        actions={<LinkButton to="/admin/billing/emails">See the e-mails</LinkButton>}
      />
      {isRunning ? (
        <Banner title={`${done + refused} of ${total} are done`}>
          <progress className="w-full" max={total} value={done + refused} aria-label="How far it is" />
          <p>It goes on when you leave this page, and nothing is done twice when you come back.</p>
          <AskAgain />
        </Banner>
      ) : (
        <Banner tone={refused > 0 ? "warning" : "success"} title={summaryOf(action)} />
      )}
      {refusals.items.length > 0 ? (
        <Card title="Left out" isFlush>
          <Table
            caption="Invoices that were left out"
            columns={columns}
            rows={refusals.items}
            rowKey={({ invoiceId }) => invoiceId}
          />
        </Card>
      ) : null}
      <Pager nextCursor={refusals.nextCursor} />
    </>
  );
}

function summaryOf({ done, refused }: BulkProgressProps["action"]): string {
  if (refused === 0) return `All is done: ${countInvoices(done)}.`;
  return `${countInvoices(done)} done, ${refused} left out.`;
}

const columns = [
  {
    key: "number",
    header: "Invoice",
    isTitle: true,
    cell: ({ invoiceId, number }: Refusal) => (
      <Link to={`/admin/invoices/${invoiceId}`} className="link">
        {number ?? "Draft"}
      </Link>
    ),
  },
  { key: "client", header: "Client", cell: ({ clientName }: Refusal) => clientName ?? "—" },
  { key: "reason", header: "Why", cell: ({ reason }: Refusal) => reason },
];
