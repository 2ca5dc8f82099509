import { buttonClasses, LinkButton } from "../button.tsx";
import { PostButton } from "../post-button.tsx";
import type { InvoicePageData } from "./page-data.ts";

/** What can be done with the invoice now, by this person; the next step stands out. */
export function InvoiceButtons({ page }: { page: ButtonsProps["page"] }) {
  const { invoice, mayMoveMoney } = page;
  const address = `/admin/invoices/${invoice.id}`;
  if (invoice.status === "draft") return <DraftButtons page={page} address={address} />;
  return (
    <>
      {mayMoveMoney ? <MoneyButtons page={page} address={address} /> : null}
      <a href={`${address}/pdf`} className={buttonClasses()}>
        PDF
      </a>
      <PostButton action={`${address}/duplicate`}>Duplicate</PostButton>
      {mayMoveMoney && invoice.status === "open" ? <EndingButtons page={page} address={address} /> : null}
    </>
  );
}

type ButtonsProps = {
  page: Pick<InvoicePageData, "invoice" | "payments" | "recipients" | "mayMoveMoney">;
  address: string;
};

function DraftButtons({ page: { invoice, mayMoveMoney }, address }: ButtonsProps) {
  return (
    <>
      {mayMoveMoney ? (
        <PostButton
          action={`${address}/issuance`}
          variant="primary"
          pendingLabel="Issuing…"
          confirm={{
            title: `Issue this invoice for ${invoice.client.name}?`,
            body: "It gets its number and date, and cannot be changed any more. Nothing is sent yet.",
            confirmLabel: "Issue the invoice",
          }}
        >
          Issue
        </PostButton>
      ) : null}
      <LinkButton to={`${address}/edit`} variant={mayMoveMoney ? "secondary" : "primary"}>
        Edit
      </LinkButton>
      <PostButton action={`${address}/duplicate`}>Duplicate</PostButton>
      <PostButton
        action={`${address}/deletion`}
        variant="danger"
        confirm={{
          title: "Delete this draft?",
          body: "It is gone for good.",
          confirmLabel: "Delete the draft",
        }}
      >
        Delete
      </PostButton>
    </>
  );
}

function MoneyButtons({ page: { invoice, recipients }, address }: ButtonsProps) {
  const wasSent = invoice.delivery.state !== "none";
  const takesMoney = invoice.status === "open" || invoice.status === "uncollectible";
  return (
    <>
      {invoice.status === "void" ? null : (
        <PostButton
          action={`${address}/sending`}
          variant={wasSent ? "secondary" : "primary"}
          pendingLabel="Sending…"
          confirm={{
            title: wasSent ? "Send the invoice once more?" : "Send the invoice?",
            body: <>It goes, with the PDF and a link to pay, to {recipients.join(", ")}.</>,
            confirmLabel: wasSent ? "Send again" : "Send the invoice",
          }}
        >
          {wasSent ? "Send again" : "Send"}
        </PostButton>
      )}
      {takesMoney ? <LinkButton to={`${address}/payments`}>Record a payment</LinkButton> : null}
      {invoice.status === "void" ? null : (
        <>
          <PostButton action={`${address}/portal-link`}>Copy link</PostButton>
          <LinkButton to={`${address}/credit-notes/new`}>Credit note</LinkButton>
        </>
      )}
    </>
  );
}

function EndingButtons({ page: { invoice, payments }, address }: ButtonsProps) {
  const isTouched =
    invoice.amountPaid !== 0n ||
    invoice.amountCredited !== 0n ||
    payments.some(({ state }) => state === "processing");
  return (
    <>
      <PostButton
        action={`${address}/uncollectible`}
        variant="danger"
        confirm={{
          title: "Give this invoice up?",
          body: "What is due is written off in the books. The client can still pay it.",
          confirmLabel: "Mark as uncollectible",
        }}
      >
        Uncollectible
      </PostButton>
      {isTouched ? null : (
        <LinkButton to={`${address}/voiding`} variant="dangerQuiet">
          Void
        </LinkButton>
      )}
    </>
  );
}
