import { Form, Link, useLoaderData } from "@remix-run/react";
import { getCreditNote } from "#domain/credit-notes";
import { Badge } from "#components/badge";
import { Banner } from "#components/banner";
import { buttonClasses, SubmitButton } from "#components/button";
import { Card } from "#components/card";
import { CreditNoteLines } from "#components/credit-note/credit-note-lines";
import { CreditShares } from "#components/credit-note/credit-shares";
import { DateText } from "#components/date-text";
import { DefinitionList } from "#components/definition-list";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { PostButton } from "#components/post-button";
import { TotalsPanel } from "#components/totals-panel";
import { forStaff } from "#web/guards";

export const meta = () => pageTitle("Credit note");

export const loader = forStaff(async ({ ctx, params, staff }) => ({
  note: await getCreditNote(ctx, { id: String(params["id"]) }),
  locale: staff.organization.locale,
  mayMoveMoney: staff.role !== "agent",
}));

export default function CreditNote() {
  const { note, locale, mayMoveMoney } = useLoaderData<typeof loader>();
  const { id, number, status, invoiceId, invoiceNumber, currency, lines, shares, reason, issuedOn } = note;
  const page = `/admin/credit-notes/${id}`;
  const isDraft = status === "draft";
  return (
    <>
      <PageHeader
        title={number ?? "Draft credit note"}
        badge={isDraft ? <Badge>Draft</Badge> : null}
        description={
          <>
            Of{" "}
            <Link to={`/admin/invoices/${invoiceId}`} className="link">
              {invoiceNumber}
            </Link>{" "}
            for{" "}
            <Link to={`/admin/clients/${note.clientId}`} className="link">
              {note.clientName}
            </Link>
          </>
        }
        breadcrumbs={[
          { to: "/admin/invoices", label: "Invoices" },
          { to: `/admin/invoices/${invoiceId}`, label: String(invoiceNumber) },
        ]}
        actions={
          isDraft && mayMoveMoney ? (
            <PostButton
              action={`${page}/deletion`}
              variant="danger"
              confirm={{
                title: "Delete this draft?",
                body: "It is gone for good. Nothing was booked.",
                confirmLabel: "Delete the draft",
              }}
            >
              Delete
            </PostButton>
          ) : (
            <PdfLink page={page} isIssued={!isDraft} />
          )
        }
      />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)]">
        <Card title="What is credited" isFlush>
          <CreditNoteLines lines={lines} currency={currency} locale={locale} />
          <div className="border-t border-line p-4 sm:p-5">
            <TotalsPanel figures={note} locale={locale} />
          </div>
          {reason ? (
            <p className="border-t border-line p-4 whitespace-pre-line text-muted sm:p-5">{reason}</p>
          ) : null}
        </Card>
        <div className="space-y-6">
          {isDraft && mayMoveMoney ? <IssueCard page={page} /> : null}
          {isDraft ? null : (
            <Card title="What became of it">
              <div className="space-y-3">
                <DefinitionList
                  items={[
                    {
                      term: "Issued",
                      details: issuedOn ? <DateText date={issuedOn} locale={locale} /> : "—",
                    },
                  ]}
                />
                {shares ? <CreditShares shares={shares} currency={currency} locale={locale} /> : null}
              </div>
            </Card>
          )}
        </div>
      </div>
    </>
  );
}

function PdfLink({ page, isIssued }: { page: string; isIssued: boolean }) {
  return isIssued ? (
    <a href={`${page}/pdf`} className={buttonClasses()}>
      PDF
    </a>
  ) : null;
}

function IssueCard({ page }: { page: string }) {
  return (
    <Card title="Issue it">
      <Form method="post" action={`${page}/issuance`} className="space-y-4">
        <Banner tone="info">
          It takes off what is due first and then explains earlier refunds. It goes to the client’s contacts
          and cannot be changed any more.
        </Banner>
        <fieldset className="space-y-2">
          <legend className="mb-1 font-medium">What the invoice does not need</legend>
          <Choice value="credit" label="is kept as the client’s credit" isChosen />
          <Choice value="refund" label="is refunded at once, the way it was paid" />
        </fieldset>
        <SubmitButton pendingLabel="Issuing…" formTarget={`${page}/issuance`}>
          Issue the credit note
        </SubmitButton>
      </Form>
    </Card>
  );
}

function Choice({ value, label, isChosen = false }: { value: string; label: string; isChosen?: boolean }) {
  return (
    <label className="flex min-h-11 items-center gap-3 sm:min-h-9">
      <input
        type="radio"
        name="remainder"
        value={value}
        defaultChecked={isChosen}
        className="size-5 shrink-0"
      />
      <span>{label}</span>
    </label>
  );
}
