import { Card } from "../card.tsx";
import { TextLink } from "../text-link.tsx";

export type AttentionCounts = {
  failedEmails: number;
  parkedEvents: number;
  processingPayments: number;
  openDisputes: number;
  openDiscrepancies: number;
  forgottenDrafts: number;
  incidents: readonly { id: string; headline: string; action: string }[];
};

type Matter = { id: string; text: string; to: string; way: string };

/** What waits for a person, most urgent first, each with the way to do something about it. */
export function AttentionList({ attention }: { attention: AttentionCounts }) {
  const matters = mattersOf(attention);
  return (
    <Card title="Needs attention">
      {matters.length > 0 ? (
        <ul className="-my-3 divide-y divide-line">
          {matters.map(({ id, text, to, way }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 py-2">
              <span className="min-w-0 py-1">{text}</span>
              <TextLink to={to}>{way}</TextLink>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-muted">Nothing waits for you.</p>
      )}
    </Card>
  );
}

function mattersOf(attention: AttentionCounts): Matter[] {
  const { failedEmails, parkedEvents, processingPayments, forgottenDrafts } = attention;
  const { openDisputes, openDiscrepancies } = attention;
  const counted: (Matter & { count: number })[] = [
    {
      id: "disputed",
      count: openDisputes,
      text: counting(openDisputes, "payment is disputed", "payments are disputed"),
      to: "/admin/invoices?paymentStatus=disputed",
      way: "See them",
    },
    {
      id: "discrepancies",
      count: openDiscrepancies,
      text: counting(openDiscrepancies, "difference from Stripe is open", "differences from Stripe are open"),
      to: "/admin/reconciliation/discrepancies",
      way: "Settle them",
    },
    {
      id: "emails",
      count: failedEmails,
      text: counting(failedEmails, "e-mail was not delivered", "e-mails were not delivered"),
      to: "/admin/billing/emails?state=failed",
      way: "See which",
    },
    {
      id: "events",
      count: parkedEvents,
      text: counting(
        parkedEvents,
        "event from Stripe could not be applied",
        "events from Stripe could not be applied",
      ),
      to: "/admin/billing/events?state=parked",
      way: "Look into it",
    },
    {
      id: "processing",
      count: processingPayments,
      text: counting(processingPayments, "payment is on its way", "payments are on their way"),
      to: "/admin/payments?state=processing",
      way: "See them",
    },
    {
      id: "drafts",
      count: forgottenDrafts,
      text: counting(forgottenDrafts, "draft is over a week old", "drafts are over a week old"),
      to: "/admin/invoices?status=draft&sort=createdAt",
      way: "Finish them",
    },
  ];
  const incidents = attention.incidents.map(({ id, headline }) => ({
    id,
    text: headline,
    to: `/admin/billing/incidents/${id}`,
    way: "Look into it",
  }));
  return [...incidents, ...counted.filter(({ count }) => count > 0)];
}

function counting(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}
