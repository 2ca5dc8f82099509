import { Card } from "../card.tsx";
import { StepList } from "../step-list.tsx";

export type FirstStepsCardProps = {
  steps: { hasClient: boolean; hasInvoice: boolean; hasIssued: boolean; hasSent: boolean; hasPaid: boolean };
};

/** The way from an empty desk to the first money; the next step has the button. */
export function FirstStepsCard({ steps }: FirstStepsCardProps) {
  const list = [
    {
      title: "Create a client",
      text: "Who you bill, and where their mail goes.",
      isDone: steps.hasClient,
      to: "/admin/clients/new",
      way: "New client",
    },
    {
      title: "Draft an invoice",
      text: "Lines, taxes, a due date. Totals follow as you type.",
      isDone: steps.hasInvoice,
      to: "/admin/invoices/new",
      way: "New invoice",
    },
    {
      title: "Issue it",
      text: "It gets its number, and its figures never change again.",
      isDone: steps.hasIssued,
      to: "/admin/invoices?status=draft",
      way: "See drafts",
    },
    {
      title: "Send it",
      text: "Your client gets an e-mail with the PDF and a link to pay.",
      isDone: steps.hasSent,
      to: "/admin/invoices?status=open",
      way: "See open invoices",
    },
    {
      title: "Get paid",
      text: "Your client pays by card, or you write down what came to your bank.",
      isDone: steps.hasPaid,
      to: "/admin/invoices?status=open",
      way: "See what is open",
    },
  ];
  return (
    <Card title="From here to your first payment">
      <StepList steps={list} />
    </Card>
  );
}
