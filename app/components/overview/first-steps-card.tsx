import { LinkButton } from "../button.tsx";
import { Card } from "../card.tsx";
import { classes } from "../classes.ts";
import { Icon } from "../icon.tsx";

export type FirstStepsCardProps = {
  steps: { hasClient: boolean; hasInvoice: boolean; hasIssued: boolean; hasSent: boolean };
};

/** The way from an empty desk to the first invoice in a client's mailbox; the next step has the button. */
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
  ];
  const next = list.findIndex(({ isDone }) => !isDone);
  return (
    <Card title="From here to your first payment">
      <ol className="space-y-4">
        {list.map(({ title, text, isDone, to, way }, index) => (
          <li key={title} className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <Mark number={index + 1} isDone={isDone} />
            <div className="min-w-0 flex-1 basis-56">
              <p className={classes("font-medium", isDone && "text-muted")}>
                {title}
                {isDone ? <span className="sr-only"> (done)</span> : null}
              </p>
              <p className="text-sm text-muted">{text}</p>
            </div>
            {index === next ? (
              <LinkButton to={to} variant="primary">
                {way}
              </LinkButton>
            ) : null}
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Mark({ number, isDone }: { number: number; isDone: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={classes(
        "inline-flex size-8 shrink-0 items-center justify-center rounded-full text-sm font-semibold",
        isDone ? "bg-success-soft text-success" : "bg-sunken text-muted",
      )}
    >
      {isDone ? <Icon name="check" className="size-4" /> : number}
    </span>
  );
}
